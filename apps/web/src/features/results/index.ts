export { ResultStrip } from "./ResultStrip.tsx";
