import { shownPart } from "../../ui/OpenedPart.tsx";

export { CardPage, isCardPage } from "./pages/card-part.ts";

// All parts of this feature are loaded after the studio is drawn.

/** The panels for making a look by hand, and their entries in the command palette. */
export const Craft = shownPart(() => import("./Craft.tsx").then((part) => part.Craft));

/** The minutes and price of making a look by hand, in one line. Pressing the line opens the panel. */
export const CraftLine = shownPart(() => import("./CraftLine.tsx").then((part) => part.CraftLine));

/** Only the minutes and the price, for a place beside other buttons. */
export const CraftBrief = shownPart(() =>
  import("./CraftLine.tsx").then((part) => part.CraftBrief),
);

/** Only the minutes, as text. */
export const CraftMinutes = shownPart(() =>
  import("./CraftLine.tsx").then((part) => part.CraftMinutes),
);

/** The whole content of the panel about making a look by hand. */
export const InTheChair = shownPart(() =>
  import("./InTheChair.tsx").then((part) => part.InTheChair),
);
