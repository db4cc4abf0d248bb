export type { OutboxEntry } from "./entries.ts";
export { keepPicture } from "./kept-pictures.ts";
export { runOutbox } from "./send.ts";
export type { OutboxListener } from "./send.ts";
export { useIsSending, useOutbox, usePressOf, useReachesServer } from "./store.ts";
