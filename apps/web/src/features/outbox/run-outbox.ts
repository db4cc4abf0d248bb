import { mapPictures, picturesOf } from "@lacquer/contracts";
import { type RequestFailure, failureOf, isTemporary, metNobody } from "../../api/errors.ts";
import { noticeFailure } from "../../api/query-client.ts";
import { trpcClient } from "../../api/trpc.ts";
import { unlessElsewhere } from "../../platform/window-lock.ts";
import { type OutboxEntry, isTooOld } from "./entries.ts";
import { forgetOldCopies } from "./copies.ts";
import { forgetOldPictures } from "./kept-pictures.ts";
import { replaceMissing } from "./missing-pictures.ts";
import { followOtherPresses, useOutbox } from "./use-outbox.ts";
import { forgetOldWishes } from "./wishes.ts";
import { withUploads } from "./with-uploads.ts";

const RETRY_MS = 4_000;

export interface OutboxListener {
  /** The entry stays until this resolves, so that closing the window in between loses nothing. */
  onCreated: (entry: OutboxEntry, jobId: string) => Promise<void>;
  onRefused: (entry: OutboxEntry, failure: RequestFailure) => void;
  /** The press has waited longer than the server remembers keys, and is no longer sent. */
  onExpired: (entry: OutboxEntry) => void;
}

const travelling = new Set<string>();

const find = (key: string) => useOutbox.getState().entries.find((entry) => entry.key === key);

async function sendEntry(key: string, listener: OutboxListener): Promise<void> {
  if (travelling.has(key) || !navigator.onLine) return;
  travelling.add(key);
  const before = find(key);
  try {
    // A second window would send nothing twice, but it would report a refusal twice.
    await unlessElsewhere(`lacquer.outbox.${key}`, () => deliver(key, listener));
  } finally {
    travelling.delete(key);
  }
  // The press was taken back while it was being sent, so the server must be told too.
  if (find(key)?.isWithdrawn && !before?.isWithdrawn) await sendEntry(key, listener);
}

async function deliver(key: string, listener: OutboxListener): Promise<void> {
  const entry = find(key);
  if (!entry) return;
  if (isTooOld(entry)) {
    useOutbox.getState().remove(key);
    if (!entry.isWithdrawn) listener.onExpired(entry);
    return;
  }
  try {
    const jobId = entry.isWithdrawn ? await takeBack(entry) : await create(entry);
    useOutbox.setState({ isCutOff: false });
    if (jobId && find(key)?.isWithdrawn && !entry.isWithdrawn) return;
    if (jobId) await listener.onCreated(entry, jobId);
    useOutbox.getState().remove(key);
  } catch (error) {
    noticeFailure(error);
    const failure = failureOf(error);
    // A press that was taken back is not sent again, so no later answer would clear `isCutOff`. It is set only while
    // the press still waits.
    useOutbox.setState({ isCutOff: metNobody(failure) && find(key) !== undefined });
    if (isTemporary(failure)) return;
    useOutbox.getState().remove(key);
    // The designer took the press back before the create arrived, so there is nothing to report.
    const isTold = entry.isWithdrawn || failure.code === "withdrawn";
    if (!isTold) listener.onRefused(entry, failure);
  }
}

/**
 * Sends a press. If the studio has removed one of its pictures, uploads that again from this browser's copy. Null = the
 * press was taken back during an upload, so nothing was sent.
 */
async function create(entry: OutboxEntry): Promise<string | null> {
  try {
    return await send(entry);
  } catch (error) {
    if (failureOf(error).code !== "upload_not_found") throw error;
    const found = await replaceMissing(picturesOf(entry.body));
    if (found.size === 0) throw error;
    const body = mapPictures(entry.body, (url) => found.get(url) ?? url);
    // Stored, because a repeat after a lost answer must be the same to the letter.
    useOutbox.getState().change(entry.key, { body });
    return send({ ...entry, body });
  }
}

async function send(entry: OutboxEntry): Promise<string | null> {
  const body = await withUploads(entry.body);
  if (!find(entry.key)) return null;
  // Written before it is sent: from here on, only the server knows whether it arrived.
  useOutbox.getState().change(entry.key, { wasSent: true });
  const input = { ...body, idempotencyKey: entry.key };
  const { jobId } = await trpcClient.jobs.create.mutate(input);
  return jobId;
}

async function takeBack({ key }: OutboxEntry): Promise<string | null> {
  const { jobId } = await trpcClient.jobs.withdraw.mutate({ idempotencyKey: key });
  return jobId;
}

/** Sends presses at once, again when the connection is back, and every 4 s until they have arrived. */
export function runOutbox(listener: OutboxListener): () => void {
  const sendAll = () => {
    for (const { key } of useOutbox.getState().entries) void sendEntry(key, listener);
  };
  sendAll();
  forgetOldWishes();
  // Without a database in this browser there are no kept pictures either.
  void Promise.all([forgetOldPictures(), forgetOldCopies()]).catch(() => {});
  const unsubscribe = useOutbox.subscribe((state, before) => {
    const isNews = (key: string, isWithdrawn: boolean) =>
      !before.entries.some((known) => known.key === key && known.isWithdrawn === isWithdrawn);
    if (state.entries.some((entry) => isNews(entry.key, entry.isWithdrawn))) sendAll();
  });
  const stopFollowing = followOtherPresses();
  const timer = setInterval(sendAll, RETRY_MS);
  window.addEventListener("online", sendAll);
  return () => {
    unsubscribe();
    stopFollowing();
    clearInterval(timer);
    window.removeEventListener("online", sendAll);
  };
}
