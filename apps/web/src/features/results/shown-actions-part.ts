import { shownPart } from "../../ui/OpenedPart.tsx";

export const ShownActionsPart = shownPart(() =>
  import("./ShownActions.tsx").then(({ ShownActions }) => ShownActions),
);
