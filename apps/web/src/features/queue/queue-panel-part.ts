import { openedPart } from "../../ui/opened-part.tsx";

export const QueuePanelPart = openedPart(() =>
  import("./QueuePanel.tsx").then(({ QueuePanel }) => QueuePanel),
);
