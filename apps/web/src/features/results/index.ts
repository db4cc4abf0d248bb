export { HandSwitch } from "./HandSwitch.tsx";
export { ResultStrip } from "./ResultStrip.tsx";
export { useRevealFirst } from "./use-reveal-first.ts";
