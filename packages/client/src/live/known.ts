import { liveJob, type LiveState, mergeLive, NOTHING_KNOWN } from "@lacquer/contracts/live";
import type { Job } from "../api-types.ts";
import { isEnded } from "./ended.ts";
import type { LiveView } from "./view.ts";
import type { LiveMessage } from "./stream.ts";

/** How long an ended job is kept. After this time nobody needs it any more. */
const KEEP_MS = 10 * 60_000;

interface Merged {
  touched: { job: Job; before: Job | undefined }[];
  /** The ids of running or waiting jobs that a newer snapshot does not name. */
  missing: string[];
}

/** Holds what the client knows about its jobs. The state with the highest version of a job wins. */
export function createKnown() {
  let state: LiveState = NOTHING_KNOWN;
  /** The last known state of jobs that a snapshot did not name, until they have been requested by id. */
  const lost = new Map<string, Job>();
  let isUp = false;
  let view: LiveView | undefined;

  function forget(settledAt: number | null): void {
    const limit = (settledAt ?? 0) - KEEP_MS;
    const kept = [...state.jobs].filter(
      ([, { job }]) => !isEnded(job) || Date.parse(job.completedAt ?? job.updatedAt) > limit,
    );
    if (kept.length < state.jobs.size) state = { ...state, jobs: new Map(kept) };
  }

  function read(): LiveView {
    const jobs = new Map<string, Job>();
    for (const id of state.jobs.keys()) {
      const job = liveJob(state, id);
      if (job) jobs.set(id, job);
    }
    return { jobs, credits: state.credits?.summary ?? null, isUp };
  }

  return {
    view: () => (view ??= read()),
    isUp: () => isUp,
    has: (jobId: string) => state.jobs.has(jobId),
    hasEnded(jobId: string): boolean {
      const there = state.jobs.get(jobId);
      return there !== undefined && isEnded(there.job);
    },
    active: () =>
      [...state.jobs.values()].filter(({ job }) => !isEnded(job)).map(({ job }) => job.id),
    /** Returns true if the value changed. */
    setUp(value: boolean): boolean {
      if (isUp === value) return false;
      isUp = value;
      view = undefined;
      return true;
    },
    merge(message: LiveMessage, settledAt: number | null): Merged {
      const before = state.jobs;
      const step = mergeLive(state, message);
      state = step.state;
      view = undefined;
      for (const id of step.missing) {
        const was = before.get(id);
        if (was) lost.set(id, was.job);
      }
      const touched = step.touched.flatMap((id) => {
        const job = liveJob(state, id);
        return job ? [{ job, before: before.get(id)?.job ?? lost.get(id) }] : [];
      });
      for (const id of step.touched) lost.delete(id);
      if (message.kind === "snapshot") forget(settledAt);
      return { touched, missing: step.missing };
    },
    /** Stores a job that was requested by its id, and returns the job's previous state. */
    put(job: Job): Job | undefined {
      const there = state.jobs.get(job.id);
      const before = there?.job ?? lost.get(job.id);
      lost.delete(job.id);
      if (there && there.job.version >= job.version) return before;
      const jobs = new Map(state.jobs).set(job.id, { job, at: there?.at ?? state.wholeAt });
      state = { ...state, jobs };
      view = undefined;
      return before;
    },
    drop(jobId: string): void {
      lost.delete(jobId);
      const jobs = new Map(state.jobs);
      if (!jobs.delete(jobId)) return;
      state = { ...state, jobs };
      view = undefined;
    },
  };
}
