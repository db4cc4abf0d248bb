import { type Job, LacquerError } from "@lacquer/contracts";
import { jobsChangedSince, latestVersion } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import { jobsByIds } from "../generation/read-jobs.ts";
import { liveStreams } from "../metrics/process-metrics.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";

/** How often changes are looked for while anyone listens. */
const TICK_MS = 200;
/** Versions come from a sequence and may commit out of order; what is this old is surely visible. */
const SETTLED_MS = 2_000;
/** How far below the newest version the first look begins, for transactions that had a number but no commit yet. */
const UNSETTLED = 50;
/** Streams of one user; a seventh window or so, not a flood. */
const STREAMS_MAX = 8;

/** One change of one of the listener's jobs, or word that too much was missed. */
export type LiveChange = { kind: "job"; job: Job } | { kind: "missed" };

export interface LiveHub {
  /** Changes of the user's jobs from now on, until `signal` fires or the hub closes. Rejects with rate_limited. */
  listen(userId: number, signal: AbortSignal): Promise<Mailbox<LiveChange>>;
  close(): void;
}

/**
 * One per process: a single indexed query per tick, while anyone listens, tells every stream what changed. A message
 * lost, doubled or out of order does no harm, because a job's version only grows.
 */
export function createLiveHub(ctx: ServiceContext): LiveHub {
  const listeners = new Map<number, Set<Mailbox<LiveChange>>>();
  const sent = new Map<string, { version: number; at: number }>();
  let floors: { version: number; at: number }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const count = () => [...listeners.values()].reduce((sum, boxes) => sum + boxes.size, 0);

  async function firstFloor(): Promise<number> {
    const version = Math.max(0, (await latestVersion(ctx.db.pool)) - UNSETTLED);
    floors = [{ version, at: performance.now() }];
    return version;
  }

  async function tick(): Promise<void> {
    const now = performance.now();
    const settled = floors.findLast((floor) => now - floor.at > SETTLED_MS) ?? floors[0];
    const from = settled?.version ?? (await firstFloor());
    const changed = await jobsChangedSince(ctx.db.pool, from, [...listeners.keys()]);
    const news = changed.filter(({ id, version }) => (sent.get(id)?.version ?? 0) < version);
    const newest = changed.reduce((most, { version }) => Math.max(most, version), from);
    floors = [
      ...floors.filter((floor) => now - floor.at <= SETTLED_MS * 2),
      { version: newest, at: now },
    ];
    if (news.length > 0) {
      for (const job of await jobsByIds(
        ctx,
        news.map(({ id }) => id),
      )) {
        sent.set(job.id, { version: job.version, at: now });
        for (const box of listeners.get(job.userId) ?? []) box.put({ kind: "job", job });
      }
    }
    for (const [id, { at }] of sent) if (now - at > SETTLED_MS * 4) sent.delete(id);
  }

  function schedule(): void {
    if (timer || closed) return;
    if (listeners.size === 0) {
      floors = [];
      return;
    }
    timer = setTimeout(() => {
      tick()
        .catch((error: unknown) => ctx.log.warn({ err: error }, "changes could not be looked for"))
        .finally(() => {
          timer = undefined;
          schedule();
        });
    }, TICK_MS);
  }

  return {
    async listen(userId, signal) {
      if (floors.length === 0) await firstFloor();
      const boxes = listeners.get(userId) ?? new Set();
      if (boxes.size >= STREAMS_MAX) throw new LacquerError("rate_limited", { retryAfter: 10 });
      const box = createMailbox<LiveChange>({ kind: "missed" });
      boxes.add(box);
      listeners.set(userId, boxes);
      liveStreams.set(count());
      const leave = () => {
        boxes.delete(box);
        liveStreams.set(count());
        if (boxes.size === 0 && listeners.get(userId) === boxes) listeners.delete(userId);
        box.close();
      };
      signal.addEventListener("abort", leave, { once: true });
      if (closed || signal.aborted) leave();
      schedule();
      return box;
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const boxes of listeners.values()) for (const box of boxes) box.close();
      listeners.clear();
    },
  };
}
