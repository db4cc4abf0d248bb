import type { LiveMessage } from "@lacquer/contracts";
import { failureOf } from "../../api/errors.ts";
import { noticeFailure } from "../../api/query-client.ts";
import { trpcClient } from "../../api/trpc.ts";

/** Without a word from a new stream for so long, jobs are asked for; */
const FIRST_WORD_MS = 5_000;
/** after a stream that worked, it may take so long to come back. */
const COME_BACK_MS = 10_000;
/** A stream that stays silent at the start is behind a proxy that holds answers back: begun again now and then. */
const GIVE_UP_MS = 30_000;
const FAILURES_MAX = 2;

export interface StreamEvents {
  /** From when on ended jobs are part of the first snapshot. */
  since: () => Date | null;
  onMessage: (message: LiveMessage) => void;
  onUp: (isUp: boolean) => void;
}

export interface Stream {
  /** Begins again at once, for a fresh snapshot. */
  restart(): void;
  close(): void;
}

/** 1 s, doubling up to 30 s, less up to a half so that many do not come back in step. */
function pauseMs(failures: number): number {
  return Math.min(30_000, 1_000 * 2 ** (failures - 1)) * (0.5 + Math.random() / 2);
}

/**
 * Keeps one `jobs.events` stream open, whatever happens to it, until the server says that nobody is signed in. Tells
 * when it is up (a snapshot came) and when others should ask for themselves.
 */
export function openStream({ since, onMessage, onUp }: StreamEvents): Stream {
  let subscription: { unsubscribe(): void } | undefined;
  let failures = 0;
  let wasUp = false;
  let closed = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let patience: ReturnType<typeof setTimeout> | undefined;

  function start(): void {
    stop();
    patience = setTimeout(() => fail(new Error("The stream stays silent.")), GIVE_UP_MS);
    silence ??= setTimeout(down, wasUp ? COME_BACK_MS : FIRST_WORD_MS);
    const from = since();
    let current = true;
    const ended = (then: () => void) => {
      if (!current || closed) return;
      current = false;
      then();
    };
    const opened = trpcClient.jobs.events.subscribe(
      from ? { since: from.toISOString() } : undefined,
      {
        onData(message) {
          if (!current || closed) return;
          if (message.kind === "snapshot") up();
          onMessage(message);
        },
        // The browser would try again by itself, 3 s later and for ever in step with all others.
        onConnectionStateChange: ({ error }) => error && ended(() => fail(error)),
        onError: (error) => ended(() => fail(error)),
        // The server leaves: another takes its place, or itself in a moment.
        onComplete: () => ended(() => later(pauseMs(1))),
      },
    );
    subscription = {
      unsubscribe() {
        current = false;
        opened.unsubscribe();
      },
    };
  }

  function stop(): void {
    clearTimeout(again);
    clearTimeout(patience);
    subscription?.unsubscribe();
    subscription = undefined;
  }

  function later(ms: number): void {
    stop();
    silence ??= setTimeout(down, wasUp ? COME_BACK_MS : FIRST_WORD_MS);
    again = setTimeout(start, ms);
  }

  function up(): void {
    clearTimeout(silence);
    clearTimeout(patience);
    silence = undefined;
    failures = 0;
    wasUp = true;
    onUp(true);
  }

  function down(): void {
    onUp(false);
  }

  function fail(error: unknown): void {
    failures += 1;
    if (failures >= FAILURES_MAX) down();
    if (failureOf(error).code === "unauthorized") return signedOut(error);
    later(pauseMs(failures));
    // A refused stream tells a browser no reason; any other call tells whether it is the session.
    trpcClient.credits.summary.query().catch((reason: unknown) => {
      if (!closed && failureOf(reason).code === "unauthorized") signedOut(reason);
    });
  }

  function signedOut(error: unknown): void {
    stop();
    down();
    noticeFailure(error);
  }

  start();
  return {
    restart: start,
    close() {
      closed = true;
      stop();
      clearTimeout(silence);
    },
  };
}
