import type { ServiceContext } from "../context.ts";
import { type ChangeFeed, openChangeFeed } from "./change-feed.ts";
import { createListeners, type Listeners, type LiveListener, type LiveNews } from "./listeners.ts";
import { livingCallers } from "./living-callers.ts";
import type { Mailbox } from "./mailbox.ts";
import { createStreamTeller } from "./open-streams.ts";
import { createPacer } from "./pacer.ts";
import { readNews } from "./read-news.ts";

/** The interval at which the hub looks for changes while anyone listens, in case an announcement was lost. */
const TICK_MS = 500;
/** A stream ends within this time after its session is revoked. */
const SESSION_CHECK_MS = 30_000;

export interface LiveHub {
  /** Opens a mailbox for the user's changed jobs, until `signal` fires or the hub closes. Rejects with rate_limited. */
  listen(listener: LiveListener): Promise<Mailbox<LiveNews>>;
  /** Reports that something has changed. The hub then looks for changes within milliseconds. */
  wake(): void;
  close(): void;
}

/**
 * Creates the hub that finds changes for all streams of a process. While anyone listens, one indexed query finds the
 * changes, and a few more read them for all users at once. `wake` makes the hub fast; the tick makes sure that nothing
 * is missed.
 */
export function createLiveHub(
  ctx: ServiceContext,
  { sessionCheckMs = SESSION_CHECK_MS, tickMs = TICK_MS } = {},
): LiveHub {
  const teller = createStreamTeller(ctx, () => listeners.counts());
  const listeners = createListeners(() => teller.soon());
  let feed: Promise<ChangeFeed> | undefined;
  let checkedAt = 0;
  let closed = false;

  async function round(quick: boolean): Promise<void> {
    try {
      const changes = await feed;
      teller.now();
      if (changes) await tellChanges(ctx, changes, listeners, quick);
      if (performance.now() - checkedAt >= sessionCheckMs) {
        checkedAt = performance.now();
        listeners.keep(await livingCallers(ctx.db.pool, listeners.callers()));
      }
    } catch (error) {
      if (!closed) ctx.log.warn({ err: error }, "changes could not be read");
    }
  }
  const pacer = createPacer({
    tickMs,
    round,
    isIdle: () => listeners.isEmpty(),
    // The next listener starts with a new feed.
    onIdle: () => (feed = undefined),
  });

  return {
    async listen(listener) {
      if (listeners.isEmpty()) checkedAt = performance.now();
      const { box, leave } = listeners.add(listener);
      if (closed) leave();
      feed ??= openChangeFeed(ctx.db.pool).catch((error: unknown) => {
        feed = undefined;
        throw error;
      });
      try {
        await Promise.all([feed, teller.claim(listener.caller.userId)]);
      } catch (error) {
        leave();
        throw error;
      }
      pacer.schedule();
      return box;
    },
    wake: () => pacer.wake(),
    close() {
      closed = true;
      pacer.stop();
      listeners.closeAll();
      teller.stop();
    },
  };
}

async function tellChanges(
  ctx: ServiceContext,
  feed: ChangeFeed,
  listeners: Listeners,
  quick: boolean,
): Promise<void> {
  const changes = await feed.look(listeners.userIds(), quick);
  for (const [userId, messages] of await readNews(ctx, changes)) listeners.tell(userId, messages);
  feed.settle(changes);
}
