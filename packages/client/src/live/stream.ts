import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@lacquer/api";
import type { Procedures } from "../api-types.ts";
import { asClientError, type LacquerClientError } from "../errors.ts";
import { watchSilence } from "./silence-watch.ts";

type Events = inferRouterOutputs<AppRouter>["jobs"]["events"];
export type LiveMessage = Events extends AsyncIterable<infer Message> ? Message : never;

/**
 * If a stream sends nothing for this long after it opens, a proxy probably holds its messages back. The stream is then
 * closed and opened again later.
 */
const GIVE_UP_MS = 30_000;
/** After this many failures in a row, jobs are polled. */
const FAILURES_MAX = 2;
/** Refusals that would come again after every retry. */
const FINAL = new Set(["unauthorized", "scope_missing"]);

export interface StreamEvents {
  /** Returns the time from which the first snapshot must include ended jobs. */
  since: () => Date | null;
  onMessage: (message: LiveMessage) => void;
  /**
   * Called with true when a snapshot has arrived, and with false when the stream has been away for too long and jobs
   * must be polled. If the stream comes back at once, it does not count as having been down.
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

/**
 * Returns 1 s, doubled with each failure up to 30 s, minus a random part of up to a half, so that many clients do not
 * reconnect at the same moment.
 */
function restMs(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}

interface SubscriptionEvents {
  onMessage: (message: LiveMessage) => void;
  onFail: (error: unknown) => void;
  onEnd: () => void;
}

/**
 * Opens `jobs.events` once. Reports only the first end of the stream, and nothing after that or after `unsubscribe`.
 */
function subscribeOnce(trpc: Procedures, since: Date | null, events: SubscriptionEvents) {
  let isCurrent = true;
  const end = (tell: () => void) => {
    if (!isCurrent) return;
    isCurrent = false;
    tell();
  };
  const opened = trpc.jobs.events.subscribe(since ? { since: since.toISOString() } : undefined, {
    onData: (message) => isCurrent && events.onMessage(message),
    // An EventSource would reconnect by itself, but with the old `since`, and at the same moments as all other clients.
    onConnectionStateChange: ({ error }) => error && end(() => events.onFail(error)),
    onError: (error) => end(() => events.onFail(error)),
    onComplete: () => end(events.onEnd),
  });
  return {
    unsubscribe() {
      isCurrent = false;
      opened.unsubscribe();
    },
  };
}

/**
 * Keeps one `jobs.events` stream open, and reopens it after any failure. A browser's own EventSource does not reveal
 * why a stream was refused. A caller can therefore pass `askWhy`, a call that the studio would refuse for the same
 * reason. It is made after each failure.
 */
export function openStream(
  trpc: Procedures,
  events: StreamEvents,
  askWhy?: () => Promise<unknown>,
): Stream {
  let opened: { unsubscribe(): void } | undefined;
  let isClosed = false;
  let failures = 0;
  let again: ReturnType<typeof setTimeout> | undefined;
  let speaksBy: ReturnType<typeof setTimeout> | undefined;
  const silence = watchSilence(() => events.onUp(false));

  function start(): void {
    stop();
    speaksBy = setTimeout(() => fail(new Error("The stream stays silent.")), GIVE_UP_MS);
    silence.expect();
    opened = subscribeOnce(trpc, events.since(), {
      onMessage(message) {
        if (message.kind === "snapshot") up();
        events.onMessage(message);
      },
      onFail: fail,
      // The stream ends when its server stops. Another server takes over, or the same one is back in a moment.
      onEnd: () => later(restMs(1)),
    });
  }

  function stop(): void {
    clearTimeout(again);
    clearTimeout(speaksBy);
    opened?.unsubscribe();
    opened = undefined;
  }

  function up(): void {
    silence.heard();
    clearTimeout(speaksBy);
    failures = 0;
    events.onUp(true);
  }

  function later(ms: number): void {
    stop();
    silence.expect();
    again = setTimeout(start, ms);
  }

  function fail(thrown: unknown): void {
    const error = asClientError(thrown);
    failures += 1;
    if (failures >= FAILURES_MAX) events.onUp(false);
    if (FINAL.has(error.code)) return refuse(error);
    later(Math.max(error.retryAfterMs ?? 0, restMs(failures)));
    askWhy?.().catch((reason: unknown) => {
      const why = asClientError(reason);
      if (!isClosed && FINAL.has(why.code)) refuse(why);
    });
  }

  function refuse(error: LacquerClientError): void {
    stop();
    events.onUp(false);
    events.onRefused(error);
  }

  start();
  return {
    restart: start,
    close() {
      isClosed = true;
      stop();
      silence.stop();
    },
  };
}
