import type { CreditSummary, Job, Procedures } from "../api-types.ts";
import type { LacquerClientError } from "../errors.ts";
import { createKnown } from "./known.ts";
import { createReader } from "./reader.ts";
import { createSettling } from "./settling.ts";
import { type LiveMessage, openStream, type Stream } from "./stream.ts";

/** Without a stream the studio is asked this often. */
const ASK_EVERY_MS = 3_000;
/** A job that somebody waits for is asked for at least this often, whatever the stream says. */
const ASK_ANYWAY_MS = 30_000;

/** What is known about a person's jobs. A new one replaces it with every change. */
export interface LiveView {
  jobs: ReadonlyMap<string, Job>;
  credits: CreditSummary | null;
  /** Whether changes arrive by themselves; otherwise the studio is asked every three seconds. */
  isUp: boolean;
}

export interface LiveListener {
  /** Something changed. */
  onChange?: () => void;
  /** A job as it is now, and as it was known before. It may come again, unchanged. */
  onJob?: (job: Job, before: Job | undefined) => void;
  /** The studio does not let this client in, or does not have the watched job. Nothing follows. */
  onRefused?: (error: LacquerClientError) => void;
}

/** The one live store of a client: one stream, open while anybody listens. */
export interface Live {
  view(): LiveView;
  listen(listener: LiveListener): () => void;
  /** Listens to one job until its end, which then cannot be missed, whatever happens to the stream. */
  watch(jobId: string, listener: LiveListener): () => void;
  /** Brings what ended since then, with the next snapshot. */
  reach(since: number): void;
  /** Up to when, by the database's clock, everything that ended has been told; null before the first answer. */
  settledAt(): number | null;
}

export function createLive(trpc: Procedures): Live {
  const known = createKnown();
  const listeners = new Set<LiveListener>();
  const watched = new Map<LiveListener, { jobId: string; askedAt: number }>();
  let stream: Stream | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let isAsking = false;

  const changed = () => {
    for (const { onChange } of [...listeners]) onChange?.();
  };
  const tell = (job: Job, before: Job | undefined) => {
    for (const { onJob } of [...listeners]) onJob?.(job, before);
  };
  const watchedIds = () => new Set([...watched.values()].map(({ jobId }) => jobId));
  const reader = createReader(trpc, {
    put(job) {
      tell(job, known.put(job));
      changed();
    },
    gone(jobId, error) {
      known.drop(jobId);
      for (const [listener, one] of [...watched])
        if (one.jobId === jobId) listener.onRefused?.(error);
    },
  });
  const settling = createSettling(watchedIds, reader);

  function take(message: LiveMessage): void {
    const from = settling.since();
    const { touched, missing } = known.merge(message, settling.at());
    if (message.kind === "snapshot") void settling.settle(message, missing, from);
    else settling.moveTo(message.at);
    for (const { job, before } of touched) tell(job, before);
    changed();
  }

  async function ask(): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    try {
      if (settling.hasFailed()) stream?.restart();
      if (!known.isUp()) {
        settling.beginBy(await reader.readNewest(new Set([...watchedIds(), ...known.active()])));
        return;
      }
      const due = [...watched.values()].filter(
        ({ jobId, askedAt }) =>
          !known.hasEnded(jobId) && performance.now() - askedAt >= ASK_ANYWAY_MS,
      );
      for (const one of due) one.askedAt = performance.now();
      await reader.readEach(new Set(due.map(({ jobId }) => jobId)), 0);
    } catch {
      // What cannot be read now is asked for again in three seconds.
    } finally {
      isAsking = false;
    }
  }

  function begin(): void {
    timer = setInterval(() => void ask(), ASK_EVERY_MS);
    stream = openStream(trpc, {
      since() {
        const from = settling.since();
        return from === null ? null : new Date(from);
      },
      onMessage: take,
      onUp(value) {
        if (known.setUp(value)) changed();
      },
      onRefused(error) {
        // Whoever listens next tries again.
        end();
        for (const { onRefused } of [...listeners]) onRefused?.(error);
      },
    });
  }

  function end(): void {
    clearInterval(timer);
    stream?.close();
    stream = undefined;
    settling.stop();
    known.setUp(false);
  }

  function listen(listener: LiveListener): () => void {
    listeners.add(listener);
    if (!stream) begin();
    return () => {
      if (listeners.delete(listener) && listeners.size === 0) end();
    };
  }

  return {
    view: known.view,
    listen,
    watch(jobId, listener) {
      // A snapshot that is still to come brings it, or has it asked for.
      const askedAt = known.has(jobId) ? performance.now() : Number.NEGATIVE_INFINITY;
      watched.set(listener, { jobId, askedAt });
      const leave = listen(listener);
      if (known.isUp()) void ask();
      return () => {
        watched.delete(listener);
        leave();
      };
    },
    reach(since) {
      if (settling.want(since)) stream?.restart();
    },
    settledAt: settling.at,
  };
}
