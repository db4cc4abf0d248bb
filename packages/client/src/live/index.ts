export type { LiveListener } from "./audience.ts";
export { createLive, type Live } from "./live.ts";
export { OVERLAP_MS } from "./settling.ts";
export { type LiveMessage, openStream, type Stream, type StreamEvents } from "./stream.ts";
export type { LiveView } from "./view.ts";
