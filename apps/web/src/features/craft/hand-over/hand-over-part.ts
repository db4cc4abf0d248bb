import { shownPart } from "../../../ui/OpenedPart.tsx";

/** Loaded together with the calendar library, after the steps and the price are shown. */
export const HandOver = shownPart(() => import("./HandOver.tsx").then((part) => part.HandOver));
