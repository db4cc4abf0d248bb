import { LacquerError, type LiveMessage } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { liveStreams } from "../instruments/process-metrics.ts";
import { type ChangeFeed, openChangeFeed } from "./change-feed.ts";
import { livingSessions } from "./living-sessions.ts";
import { createMailbox, type Mailbox } from "./mailbox.ts";
import { readNews } from "./read-news.ts";

/** How often changes are looked for while anyone listens, should a notice be lost. */
const TICK_MS = 500;
/** Two looks are at least this far apart, however many notices come. */
const GAP_MS = 30;
/** A stream ends this soon after its session was revoked. */
const SESSION_CHECK_MS = 30_000;
/** Streams of one user; a seventh window or so, not a flood. */
const STREAMS_MAX = 8;

/** A message for a window, or word that too much was missed. */
export type LiveNews = LiveMessage | { kind: "missed" };

export interface LiveListener {
  userId: number;
  /** The stream ends, with unauthorized, when this session does. */
  sessionId: number;
  signal: AbortSignal;
}

export interface LiveHub {
  /** Changes of the user's jobs from now on, until `signal` fires or the hub closes. Rejects with rate_limited. */
  listen(listener: LiveListener): Promise<Mailbox<LiveNews>>;
  /** A hint that something changed; the look itself follows within milliseconds. */
  wake(): void;
  close(): void;
}

/**
 * One per process: while anyone listens, a single indexed question finds what changed, a few more read it for all
 * users at once, and every stream is told. `wake` makes it quick; the tick below makes it sure.
 */
export function createLiveHub(
  ctx: ServiceContext,
  { sessionCheckMs = SESSION_CHECK_MS, tickMs = TICK_MS } = {},
): LiveHub {
  const listeners = new Map<number, Map<Mailbox<LiveNews>, number>>();
  let feed: Promise<ChangeFeed> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let looking = false;
  let woken = false;
  let lookedAt = 0;
  let endedAt = 0;
  let checkedAt = 0;
  let closed = false;

  async function look(quick: boolean): Promise<void> {
    const changes = await feed;
    if (!changes) return;
    const fresh = await changes.look([...listeners.keys()], quick);
    for (const [userId, messages] of await readNews(ctx, fresh)) {
      for (const box of listeners.get(userId)?.keys() ?? [])
        for (const message of messages) box.put(message);
    }
    changes.settle(fresh);
  }

  async function checkSessions(): Promise<void> {
    const all = [...listeners.values()].flatMap((boxes) => [...boxes]);
    const living = await livingSessions(ctx.db.pool, [...new Set(all.map(([, id]) => id))]);
    for (const [box, id] of all) if (!living.has(id)) box.close(new LacquerError("unauthorized"));
  }

  async function round(): Promise<void> {
    looking = true;
    const quick = woken && performance.now() - lookedAt < tickMs;
    woken = false;
    try {
      await look(quick);
      if (performance.now() - checkedAt >= sessionCheckMs) {
        checkedAt = performance.now();
        await checkSessions();
      }
    } catch (error) {
      if (!closed) ctx.log.warn({ err: error }, "changes could not be looked for");
    }
    endedAt = performance.now();
    if (!quick) lookedAt = endedAt;
    looking = false;
    schedule();
  }

  function schedule(): void {
    if (timer || looking || closed) return;
    if (listeners.size === 0) {
      feed = undefined;
      return;
    }
    timer = setTimeout(
      () => {
        timer = undefined;
        void round();
      },
      woken ? Math.max(0, GAP_MS - (performance.now() - endedAt)) : tickMs,
    );
  }

  function count(): void {
    liveStreams.set([...listeners.values()].reduce((sum, boxes) => sum + boxes.size, 0));
  }

  return {
    async listen({ userId, sessionId, signal }) {
      if (listeners.size === 0) checkedAt = performance.now();
      const boxes = listeners.get(userId) ?? new Map<Mailbox<LiveNews>, number>();
      if (boxes.size >= STREAMS_MAX) throw new LacquerError("rate_limited", { retryAfter: 10 });
      const box = createMailbox<LiveNews>({ kind: "missed" });
      const leave = () => {
        boxes.delete(box);
        if (boxes.size === 0 && listeners.get(userId) === boxes) listeners.delete(userId);
        box.close();
        count();
      };
      boxes.set(box, sessionId);
      listeners.set(userId, boxes);
      count();
      signal.addEventListener("abort", leave, { once: true });
      if (closed || signal.aborted) leave();
      feed ??= openChangeFeed(ctx.db.pool);
      try {
        await feed;
      } catch (error) {
        feed = undefined;
        leave();
        throw error;
      }
      schedule();
      return box;
    },
    wake() {
      if (woken) return;
      woken = true;
      clearTimeout(timer);
      timer = undefined;
      schedule();
    },
    close() {
      closed = true;
      clearTimeout(timer);
      for (const boxes of listeners.values()) for (const box of boxes.keys()) box.close();
      listeners.clear();
    },
  };
}
