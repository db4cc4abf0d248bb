import { shownPart } from "../../ui/opened-part.tsx";

export const ShownActionsPart = shownPart(() =>
  import("./ShownActions.tsx").then(({ ShownActions }) => ShownActions),
);
