export { runOutbox } from "./send.ts";
export type { OutboxListener } from "./send.ts";
export { useIsSending, useOutbox } from "./store.ts";
export type { OutboxEntry } from "./store.ts";
