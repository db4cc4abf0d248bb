export { HandSwitch } from "./HandSwitch.tsx";
export { ResultStrip } from "./ResultStrip.tsx";
