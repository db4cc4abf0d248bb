import type { Procedures } from "../api-types.ts";
import { createAudience, type LiveListener } from "./audience.ts";
import { createKnown } from "./known.ts";
import { createReader, type Takers } from "./reader.ts";
import { createSettling } from "./settling.ts";
import { type LiveMessage, openStream, type Stream, type StreamEvents } from "./stream.ts";
import type { LiveView } from "./view.ts";

/** How often the client polls the studio while it has no stream. */
const ASK_EVERY_MS = 3_000;
/** A watched job is requested at least this often, even while the stream works. */
const ASK_ANYWAY_MS = 30_000;

/**
 * The live store of a client or of a window of the studio. All listeners share one stream, which is open as long as
 * anybody listens.
 */
export interface Live {
  view(): LiveView;
  /** Returns the ids of the jobs under way. */
  running(): string[];
  listen(listener: LiveListener): () => void;
  /** Listens to one job until it ends. The end is reported even if the stream misses it. */
  watch(jobId: string, listener: LiveListener): () => void;
  /** Makes the next snapshot include the jobs that ended after this time. */
  reach(since: number): void;
  /**
   * Returns the time, by the database's clock, before which every ended job has been reported. Null before the first
   * answer.
   */
  settledAt(): number | null;
}

export interface LiveOptions {
  /** Opens the stream. The studio's windows share one stream, so they pass their own way to get its messages. */
  open?: (events: StreamEvents) => Stream;
  /** Returns more jobs that count as watched: a snapshot that does not name one of them makes the store request it. */
  shown?: () => Iterable<string>;
  /** False when the caller polls by itself while the stream is down. */
  isPolled?: boolean;
}

export function createLive(trpc: Procedures, options: LiveOptions = {}): Live {
  const { open = (events) => openStream(trpc, events), isPolled = true } = options;
  const known = createKnown();
  const audience = createAudience(options.shown);
  let stream: Stream | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  const reader = createReader(trpc, takersOf(known, audience));
  const settling = createSettling(audience.watched, reader);

  const ask = oneAtATime(async () => {
    if (known.isUp() && settling.hasFailed()) stream?.restart();
    if (known.isUp()) return reader.readEach(audience.due(ASK_ANYWAY_MS, known.hasEnded), 0);
    if (!isPolled) return;
    const jobs = await reader.readNewest(new Set([...audience.watched(), ...known.active()]));
    settling.beginBy(jobs);
  });

  function take(message: LiveMessage): void {
    const from = settling.since();
    const { touched, missing } = known.merge(message, settling.at());
    if (message.kind === "snapshot")
      void settling.settle(message, missing, from).then(audience.changed);
    else settling.moveTo(message.at);
    for (const { job, before } of touched) audience.tell(job, before);
    audience.changed();
  }

  function begin(): void {
    timer = setInterval(ask, ASK_EVERY_MS);
    stream = open({
      since: () => asDate(settling.since()),
      onMessage: take,
      onUp(value) {
        if (known.setUp(value)) audience.changed();
      },
      onRefused(error) {
        // The stream is opened again for the next listener.
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
    running: known.active,
    listen,
    watch(jobId, listener) {
      // An unknown job need not be requested before the first snapshot. The snapshot contains the job, or makes the
      // client request it.
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

const asDate = (at: number | null): Date | null => (at === null ? null : new Date(at));

/** Returns the functions that handle the answers to requests for single jobs. */
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

/**
 * Returns a function that starts `work` unless `work` is already running. If `work` fails, the next call tries it
 * again.
 */
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
