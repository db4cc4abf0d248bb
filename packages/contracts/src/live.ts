import type { CreditSummary } from "./outputs/credits.ts";
import type { Job } from "./outputs/job.ts";
import type { LiveMessage } from "./outputs/live.ts";
import { isEnded } from "./vocabulary.ts";

/**
 * What a browser window knows about the jobs from the stream's messages. It is plain data, so that one window can pass
 * it to another.
 */
export interface LiveState {
  jobs: ReadonlyMap<string, { job: Job; at: number }>;
  line: { at: number; places: Readonly<Record<string, number>> };
  credits: { at: number; summary: CreditSummary } | null;
  /** The `at` of the newest snapshot. Every job that was under way at that moment is known. */
  wholeAt: number;
}

export const NOTHING_KNOWN: LiveState = {
  jobs: new Map(),
  line: { at: 0, places: {} },
  credits: null,
  wholeAt: 0,
};

export interface LiveStep {
  state: LiveState;
  /** The jobs that this message changed. */
  touched: string[];
  /** Jobs that were under way but that a newer snapshot does not name. They must be fetched one by one. */
  missing: string[];
}

/**
 * Returns the state after one more message. Messages may be lost, repeated or out of order. The higher version of a job
 * wins. For equal versions, places in the queue and credits, the later reading wins. A snapshot restores what was lost.
 */
export function mergeLive(state: LiveState, message: LiveMessage): LiveStep {
  const { at } = message;
  if (message.kind === "line") {
    if (at <= state.line.at) return { state, touched: [], missing: [] };
    const line = { at, places: message.places };
    const touched = [...state.jobs.keys()].filter((id) => id in message.places);
    return { state: { ...state, line }, touched, missing: [] };
  }
  const jobs = new Map(state.jobs);
  const arrived = message.kind === "snapshot" ? message.jobs : [message.job];
  const touched = arrived.filter((job) => take(jobs, job, at, state.wholeAt)).map(({ id }) => id);
  const missing: string[] = [];
  if (message.kind === "snapshot") {
    const named = new Set(arrived.map(({ id }) => id));
    for (const [id, known] of jobs) {
      if (known.at < at && !named.has(id) && !isEnded(known.job.status)) missing.push(id);
    }
    for (const id of missing) jobs.delete(id);
  }
  const isNewest = !state.credits || at >= state.credits.at;
  return {
    state: {
      jobs,
      line: state.line,
      credits: isNewest ? { at, summary: message.credits } : state.credits,
      wholeAt: message.kind === "snapshot" ? Math.max(at, state.wholeAt) : state.wholeAt,
    },
    touched,
    missing,
  };
}

function take(
  jobs: Map<string, { job: Job; at: number }>,
  job: Job,
  at: number,
  wholeAt: number,
): boolean {
  const known = jobs.get(job.id);
  // The newest snapshot does not name this job, so an older message must not bring the job back.
  if (!known && at < wholeAt && !isEnded(job.status)) return false;
  if (known && (known.job.version > job.version || sameOrLater(known, job, at))) return false;
  jobs.set(job.id, { job, at });
  return true;
}

function sameOrLater(known: { job: Job; at: number }, job: Job, at: number): boolean {
  return known.job.version === job.version && known.at >= at;
}

/** Returns a job with its newest known place in the queue. */
export function liveJob({ jobs, line }: LiveState, id: string): Job | undefined {
  const known = jobs.get(id);
  const place = line.places[id];
  if (!known || known.job.status !== "pending" || place === undefined || line.at <= known.at)
    return known?.job;
  return { ...known.job, queuePosition: place };
}
