import { shownPart } from "../../../ui/OpenedPart.tsx";

/**
 * The form for the message and the appointment. It is loaded together with the calendar library, after the steps and
 * the price are shown.
 */
export const HandOver = shownPart(() => import("./HandOver.tsx").then((part) => part.HandOver));
