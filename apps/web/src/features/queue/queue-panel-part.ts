import { openedPart } from "../../ui/OpenedPart.tsx";

export const QueuePanelPart = openedPart(() =>
  import("./QueuePanel.tsx").then(({ QueuePanel }) => QueuePanel),
);
