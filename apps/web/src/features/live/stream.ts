import type { LiveMessage } from "@lacquer/contracts";
import { failureOf } from "../../api/errors.ts";
import { noticeFailure } from "../../api/query-client.ts";
import { trpcClient } from "../../api/trpc.ts";
import { watchSilence } from "./silence-watch.ts";
import { type Subscription, subscribe } from "./subscribe.ts";

/**
 * A stream that is silent from the start is behind a proxy that buffers responses. After this time the stream is
 * restarted.
 */
const GIVE_UP_MS = 30_000;
const FAILURES_MAX = 2;

export interface StreamEvents {
  /** Returns a time; the first snapshot includes the jobs that ended after it. */
  since: () => Date | null;
  onMessage: (message: LiveMessage) => void;
  onUp: (isUp: boolean) => void;
}

export interface Stream {
  /** Restarts the stream at once to get a new snapshot. */
  restart(): void;
  close(): void;
}

/**
 * Returns 1 s, doubled with each failure up to 30 s, minus a random part of up to a half, so that many clients do not
 * reconnect at the same moment.
 */
function pauseMs(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}

/**
 * Keeps one `jobs.events` stream open, and reopens it until the server says that nobody is signed in. Reports when the
 * stream is up (a snapshot arrived) and when windows should poll instead.
 */
export function openStream({ since, onMessage, onUp }: StreamEvents): Stream {
  let subscription: Subscription | undefined;
  let failures = 0;
  let isClosed = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  let speaksBy: ReturnType<typeof setTimeout> | undefined;
  const silence = watchSilence(() => onUp(false));

  function start(): void {
    stop();
    speaksBy = setTimeout(() => fail(new Error("The stream stays silent.")), GIVE_UP_MS);
    silence.expect();
    subscription = subscribe(since(), {
      onMessage(message) {
        if (message.kind === "snapshot") up();
        onMessage(message);
      },
      onFail: fail,
      onEnd: () => later(pauseMs(1)),
    });
  }

  function stop(): void {
    clearTimeout(again);
    clearTimeout(speaksBy);
    subscription?.unsubscribe();
    subscription = undefined;
  }

  function later(ms: number): void {
    stop();
    silence.expect();
    again = setTimeout(start, ms);
  }

  function up(): void {
    silence.heard();
    clearTimeout(speaksBy);
    failures = 0;
    onUp(true);
  }

  function fail(error: unknown): void {
    failures += 1;
    if (failures >= FAILURES_MAX) onUp(false);
    if (failureOf(error).code === "unauthorized") return signedOut(error);
    later(pauseMs(failures));
    // A browser does not reveal why a stream was refused. Any other call shows whether the session has ended.
    trpcClient.credits.summary.query().catch((reason: unknown) => {
      if (!isClosed && failureOf(reason).code === "unauthorized") signedOut(reason);
    });
  }

  function signedOut(error: unknown): void {
    stop();
    onUp(false);
    noticeFailure(error);
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
