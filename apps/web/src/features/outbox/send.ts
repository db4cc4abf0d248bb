import { type RequestFailure, failureOf } from "../../api/errors.ts";
import { noticeFailure } from "../../api/query-client.ts";
import { trpcClient } from "../../api/trpc.ts";
import { type OutboxEntry, useOutbox } from "./store.ts";

const RETRY_MS = 4_000;

export interface OutboxListener {
  /** The entry stays until this is done, so that a closed window in between loses nothing. */
  onCreated: (entry: OutboxEntry, jobId: string) => Promise<void>;
  onRefused: (entry: OutboxEntry, failure: RequestFailure) => void;
}

const travelling = new Set<string>();

/** These say "not now" rather than "no": the entry stays and is tried again. */
function isTemporary({ code }: RequestFailure): boolean {
  return code === "offline" || code === "unavailable" || code === "unauthorized";
}

async function sendEntry(entry: OutboxEntry, listener: OutboxListener): Promise<void> {
  if (travelling.has(entry.key)) return;
  travelling.add(entry.key);
  try {
    const input = { ...entry.body, idempotencyKey: entry.key };
    const { jobId } = await trpcClient.jobs.create.mutate(input);
    await listener.onCreated(entry, jobId);
    useOutbox.getState().remove(entry.key);
  } catch (error) {
    noticeFailure(error);
    const failure = failureOf(error);
    if (!isTemporary(failure)) {
      useOutbox.getState().remove(entry.key);
      listener.onRefused(entry, failure);
    }
  } finally {
    travelling.delete(entry.key);
  }
}

/** Sends what was pressed, at once, when the connection is back, and every 4 s until it is through. */
export function runOutbox(listener: OutboxListener): () => void {
  const sendAll = () => {
    for (const entry of useOutbox.getState().entries) void sendEntry(entry, listener);
  };
  sendAll();
  const unsubscribe = useOutbox.subscribe((state, before) => {
    if (state.entries.length > before.entries.length) sendAll();
  });
  const timer = setInterval(sendAll, RETRY_MS);
  window.addEventListener("online", sendAll);
  return () => {
    unsubscribe();
    clearInterval(timer);
    window.removeEventListener("online", sendAll);
  };
}
