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
  /**
   * The entry stays in the outbox until this promise resolves, so that closing the window before then loses nothing.
   */
  onCreated: (entry: OutboxEntry, jobId: string) => Promise<void>;
  onRefused: (entry: OutboxEntry, failure: RequestFailure) => void;
  /** Called for a press that has waited longer than the server remembers keys. The press is no longer sent. */
  onExpired: (entry: OutboxEntry) => void;
}

const travelling = new Set<string>();

const find = (key: string) => useOutbox.getState().entries.find((entry) => entry.key === key);

async function sendEntry(key: string, listener: OutboxListener): Promise<void> {
  if (travelling.has(key) || !navigator.onLine) return;
  travelling.add(key);
  const before = find(key);
  try {
    // A second window could not create a second job, but it would report a refusal a second time.
    await unlessElsewhere(`lacquer.outbox.${key}`, () => deliver(key, listener));
  } finally {
    travelling.delete(key);
  }
  // The user canceled the press while it was being sent, so the cancellation must be sent too.
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
    // A canceled press is not sent again, so no later response would clear `isCutOff`. The flag is only set while the
    // press is still waiting.
    useOutbox.setState({ isCutOff: metNobody(failure) && find(key) !== undefined });
    if (isTemporary(failure)) return;
    useOutbox.getState().remove(key);
    // If the user canceled the press before the request arrived, there is nothing to report.
    const isTold = entry.isWithdrawn || failure.code === "withdrawn";
    if (!isTold) listener.onRefused(entry, failure);
  }
}

/**
 * Sends a press. If the studio has removed one of its pictures, uploads the picture again from this browser's copy.
 * Returns null if the user canceled the press during an upload, so that nothing was sent.
 */
async function create(entry: OutboxEntry): Promise<string | null> {
  try {
    return await send(entry);
  } catch (error) {
    if (failureOf(error).code !== "upload_not_found") throw error;
    const found = await replaceMissing(picturesOf(entry.body));
    if (found.size === 0) throw error;
    const body = mapPictures(entry.body, (url) => found.get(url) ?? url);
    // The request is stored, because a repetition after a lost response must be exactly the same request.
    useOutbox.getState().change(entry.key, { body });
    return send({ ...entry, body });
  }
}

async function send(entry: OutboxEntry): Promise<string | null> {
  const body = await withUploads(entry.body);
  if (!find(entry.key)) return null;
  // This is stored before the request is sent, because from here on only the server knows whether the request arrived.
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
  // If this browser has no database, it has no kept pictures to remove.
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
