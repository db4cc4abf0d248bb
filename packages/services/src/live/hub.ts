import type { ServiceContext } from "../context.ts";
import { type ChangeFeed, openChangeFeed } from "./change-feed.ts";
import { createListeners, type Listeners, type LiveListener, type LiveNews } from "./listeners.ts";
import { livingCallers } from "./living-callers.ts";
import type { Mailbox } from "./mailbox.ts";
import { createStreamTeller } from "./open-streams.ts";
import { createPacer } from "./pacer.ts";
import { readNews } from "./read-news.ts";

/** The interval at which the hub looks for changes while anyone listens, in case an announcement is lost. */
const TICK_MS = 500;
/** A stream ends at most this long after its session was revoked. */
const SESSION_CHECK_MS = 30_000;

export interface LiveHub {
  /** The user's changed jobs from now on, until `signal` fires or the hub closes. Rejects with rate_limited. */
  listen(listener: LiveListener): Promise<Mailbox<LiveNews>>;
  /** A nudge that something changed. The hub looks within milliseconds. */
  wake(): void;
  close(): void;
}

/**
 * One for each process. While anyone listens, a single indexed query finds the changes, a few more read them for all
 * users at once, and every stream is told. `wake` makes it quick; the tick makes it certain.
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
    // The next listener begins with a new feed.
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
