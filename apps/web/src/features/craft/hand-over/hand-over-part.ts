import { shownPart } from "../../../ui/OpenedPart.tsx";

/** The calendar's library is loaded with it, after the steps and the price are shown. */
export const HandOver = shownPart(() => import("./HandOver.tsx").then((part) => part.HandOver));
