import { shownPart } from "../../ui/OpenedPart.tsx";

/** The switch is needed only for a finished picture, so it is loaded later. */
export const HandSwitch = shownPart(() =>
  import("./HandSwitch.tsx").then((part) => part.HandSwitch),
);
export { ResultStrip } from "./ResultStrip.tsx";
export { useRevealFirst } from "./use-reveal-first.ts";
