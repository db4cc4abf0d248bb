import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@lacquer/api";
import type { Procedures } from "../api-types.ts";
import { asClientError, type LacquerClientError } from "../errors.ts";
import { pauseMs } from "../patience.ts";

type Events = inferRouterOutputs<AppRouter>["jobs"]["events"];
export type LiveMessage = Events extends AsyncIterable<infer Message> ? Message : never;

/**
 * If a stream sends nothing for this long after it opens, a proxy probably holds its messages back. The stream is then
 * closed and opened again later.
 */
const GIVE_UP_MS = 30_000;
const LONGEST_PAUSE_MS = 30_000;
/** Refusals that would come again after every retry. */
const FINAL = new Set(["unauthorized", "scope_missing"]);

export interface StreamEvents {
  /** Returns the time from which the first snapshot must include ended jobs. */
  since: () => Date | null;
  onMessage: (message: LiveMessage) => void;
  /**
   * Called with true when messages arrive, and with false when they do not. While it is false, the client must poll.
   */
  onUp: (isUp: boolean) => void;
  /** Called last, when the studio refuses this client. */
  onRefused: (error: LacquerClientError) => void;
}

export interface Stream {
  /** Reopens the stream at once, to get a fresh snapshot. */
  restart(): void;
  close(): void;
}

/** Keeps one `jobs.events` stream open, and reopens it after any failure. */
export function openStream(trpc: Procedures, events: StreamEvents): Stream {
  let opened: { unsubscribe(): void } | undefined;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let speaksBy: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    stop();
    speaksBy = setTimeout(() => fail(new Error("The stream stays silent.")), GIVE_UP_MS);
    const since = events.since();
    let isCurrent = true;
    const end = (tell: () => void) => {
      if (!isCurrent) return;
      isCurrent = false;
      tell();
    };
    const subscription = trpc.jobs.events.subscribe(
      since ? { since: since.toISOString() } : undefined,
      {
        onData(message) {
          if (!isCurrent) return;
          if (message.kind === "snapshot") {
            clearTimeout(speaksBy);
            failures = 0;
            events.onUp(true);
          }
          events.onMessage(message);
        },
        // An EventSource would reconnect by itself, but with the old `since`.
        onConnectionStateChange: ({ error }) => error && end(() => fail(error)),
        onError: (error) => end(() => fail(error)),
        // The stream ends when its server stops. Another server takes over, or the same one is back in a moment.
        onComplete: () => end(() => later(pauseMs(1))),
      },
    );
    opened = {
      unsubscribe() {
        isCurrent = false;
        subscription.unsubscribe();
      },
    };
  }

  function stop(): void {
    clearTimeout(again);
    clearTimeout(speaksBy);
    opened?.unsubscribe();
    opened = undefined;
  }

  function later(ms: number): void {
    stop();
    events.onUp(false);
    again = setTimeout(start, ms);
  }

  function fail(thrown: unknown): void {
    const error = asClientError(thrown);
    later(Math.max(error.retryAfterMs ?? 0, pauseMs(failures, LONGEST_PAUSE_MS)));
    failures += 1;
    if (!FINAL.has(error.code)) return;
    stop();
    events.onRefused(error);
  }

  start();
  return { restart: start, close: stop };
}
