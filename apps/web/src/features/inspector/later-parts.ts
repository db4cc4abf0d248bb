import { shownPart } from "../../ui/OpenedPart.tsx";

// These sections begin below the lower edge of every screen, so they are loaded after the first page.

export const ReferencesPart = shownPart(() =>
  import("./References.tsx").then(({ References }) => References),
);

export const WordsPart = shownPart(() => import("./Words.tsx").then(({ Words }) => Words));
