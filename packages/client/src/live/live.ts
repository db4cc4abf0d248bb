import type { Procedures } from "../api-types.ts";
import { createAudience, type LiveListener } from "./audience.ts";
import { createKnown } from "./known.ts";
import { createReader, type Takers } from "./reader.ts";
import { createSettling } from "./settling.ts";
import { type LiveMessage, openStream, type Stream } from "./stream.ts";
import type { LiveView } from "./view.ts";

/** Without a stream, the studio is polled at this interval. */
const ASK_EVERY_MS = 3_000;
/** A job that somebody waits for is requested at least this often, even while the stream works. */
const ASK_ANYWAY_MS = 30_000;

/** The one live store of a client: one stream, open while anybody listens. */
export interface Live {
  view(): LiveView;
  listen(listener: LiveListener): () => void;
  /** Listens to one job until its end, which is reported even if the stream misses it. */
  watch(jobId: string, listener: LiveListener): () => void;
  /** Includes jobs that ended after this time in the next snapshot. */
  reach(since: number): void;
  /**
   * Every job that ended before this time, by the database's clock, has been reported; null before the first answer.
   */
  settledAt(): number | null;
}

export function createLive(trpc: Procedures): Live {
  const known = createKnown();
  const audience = createAudience();
  let stream: Stream | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  const reader = createReader(trpc, takersOf(known, audience));
  const settling = createSettling(audience.watched, reader);

  const ask = oneAtATime(async () => {
    if (settling.hasFailed()) stream?.restart();
    if (known.isUp()) return reader.readEach(audience.due(ASK_ANYWAY_MS, known.hasEnded), 0);
    const jobs = await reader.readNewest(new Set([...audience.watched(), ...known.active()]));
    settling.beginBy(jobs);
  });

  function take(message: LiveMessage): void {
    const from = settling.since();
    const { touched, missing } = known.merge(message, settling.at());
    if (message.kind === "snapshot") void settling.settle(message, missing, from);
    else settling.moveTo(message.at);
    for (const { job, before } of touched) audience.tell(job, before);
    audience.changed();
  }

  function begin(): void {
    timer = setInterval(ask, ASK_EVERY_MS);
    stream = openStream(trpc, {
      since() {
        const from = settling.since();
        return from === null ? null : new Date(from);
      },
      onMessage: take,
      onUp(value) {
        if (known.setUp(value)) audience.changed();
      },
      onRefused(error) {
        // The next listener tries again.
        end();
        audience.refused(error);
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
    audience.add(listener);
    if (!stream) begin();
    return () => {
      if (audience.remove(listener) && audience.isEmpty()) end();
    };
  }

  return {
    view: known.view,
    listen,
    watch(jobId, listener) {
      // A snapshot that is still to come contains the job, or makes the client request it.
      const askedAt = known.has(jobId) ? performance.now() : Number.NEGATIVE_INFINITY;
      audience.watch(listener, jobId, askedAt);
      const leave = listen(listener);
      if (known.isUp()) ask();
      return leave;
    },
    reach(since) {
      if (settling.want(since)) stream?.restart();
    },
    settledAt: settling.at,
  };
}

/** Handles the answers to jobs that were requested by id. */
function takersOf(
  known: ReturnType<typeof createKnown>,
  audience: ReturnType<typeof createAudience>,
): Takers {
  return {
    put(job) {
      audience.tell(job, known.put(job));
      audience.changed();
    },
    gone(jobId, error) {
      known.drop(jobId);
      audience.gone(jobId, error);
    },
  };
}

/** Starts the work unless it is already running. A failure is tried again with the next call. */
function oneAtATime(work: () => Promise<void>): () => void {
  let isWorking = false;
  return () => {
    if (isWorking) return;
    isWorking = true;
    work()
      .catch(() => {})
      .finally(() => (isWorking = false));
  };
}
