import { shownPart } from "../../ui/OpenedPart.tsx";

/** Below the edge of every screen at first, so it comes after the first page. */
export const ReferencesPart = shownPart(() =>
  import("./References.tsx").then(({ References }) => References),
);
