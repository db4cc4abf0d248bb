export { LiveUpdates } from "./LiveUpdates.tsx";
export { whenAwake } from "./when-awake.ts";
export { whenBack } from "./when-back.ts";
