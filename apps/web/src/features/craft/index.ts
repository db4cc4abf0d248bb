import { shownPart } from "../../ui/OpenedPart.tsx";

export { CardPage, isCardPage } from "./card/card-part.ts";
export { Craft } from "./Craft.tsx";

// Nothing of the craft is needed before the studio is drawn.

/** What a look costs to make by hand, in one line that opens the rest. */
export const CraftLine = shownPart(() => import("./CraftLine.tsx").then((part) => part.CraftLine));

/** The same in two figures, beside other buttons. */
export const CraftBrief = shownPart(() =>
  import("./CraftLine.tsx").then((part) => part.CraftBrief),
);

/** Only the minutes, as words. */
export const CraftMinutes = shownPart(() =>
  import("./CraftLine.tsx").then((part) => part.CraftMinutes),
);

/** All of it. */
export const InTheChair = shownPart(() =>
  import("./InTheChair.tsx").then((part) => part.InTheChair),
);
