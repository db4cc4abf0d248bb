import { shownPart } from "../../ui/OpenedPart.tsx";

// Below the edge of every screen at first, so they come after the first page.

export const ReferencesPart = shownPart(() =>
  import("./References.tsx").then(({ References }) => References),
);

export const WordsPart = shownPart(() => import("./Words.tsx").then(({ Words }) => Words));
