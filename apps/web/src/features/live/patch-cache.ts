import type { LiveListener, LiveView } from "@lacquer/client/live";
import { type Job, isEnded } from "@lacquer/contracts";
import type { Query } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { queryClient } from "../../api/query-client.ts";
import { trpc } from "../../api/trpc.ts";
import { newerJob } from "../../api/newest-wins.ts";

/** The queue is fetched again at most once in this time, however many jobs change. */
const QUEUE_EVERY_MS = 400;

type Listed = { jobs: Job[]; nextCursor: string | null };

const jobKey = (jobId: string) => getQueryKey(trpc.jobs.get, { jobId }, "query");
const listKey = () => getQueryKey(trpc.jobs.list);
const creditsKey = () => getQueryKey(trpc.credits.summary, undefined, "query");

/** Writes each change of the live store to the shared caches, and fetches only what the store does not contain. */
export function cacheWriter(view: () => LiveView) {
  const changed: Job[] = [];
  let credits: LiveView["credits"] = null;
  return {
    onJob: (job) => void changed.push(job),
    onChange() {
      patchJobs(changed.splice(0));
      const now = view().credits;
      if (!now || now === credits) return;
      credits = now;
      queryClient.setQueryData(creditsKey(), now);
    },
    onGone: (jobId) => void queryClient.invalidateQueries({ queryKey: jobKey(jobId), exact: true }),
  } satisfies LiveListener;
}

function patchJobs(jobs: readonly Job[]): void {
  if (jobs.length === 0) return;
  const moved = jobs.filter(patchJob);
  patchLists(jobs);
  if (moved.length > 0) readQueueAgain();
  if (moved.some(({ status }) => isEnded(status)))
    void queryClient.invalidateQueries({ queryKey: getQueryKey(trpc.designs.list) });
}

let queueTimer: ReturnType<typeof setTimeout> | undefined;

/**
 * Fetches the queue, because messages do not contain its order and pages. A hidden window fetches it when it becomes
 * visible again.
 */
function readQueueAgain(): void {
  queueTimer ??= setTimeout(() => {
    queueTimer = undefined;
    const refetchType = document.visibilityState === "visible" ? "active" : "none";
    void queryClient.invalidateQueries({ queryKey: getQueryKey(trpc.jobs.line), refetchType });
  }, QUEUE_EVERY_MS);
}

/** Returns true if the job is new here or its status changed. A copy older than the known one changes nothing. */
function patchJob(job: Job): boolean {
  const before = queryClient.getQueryData<Job>(jobKey(job.id));
  queryClient.setQueryData(jobKey(job.id), newerJob(before, job));
  return !before || (before.version < job.version && before.status !== job.status);
}

function patchLists(jobs: readonly Job[]): void {
  const fresh = new Map(jobs.map((job) => [job.id, job]));
  queryClient.setQueriesData<Listed>({ queryKey: listKey() }, (list) => {
    if (!list) return list;
    const there = new Set(list.jobs.map(({ id }) => id));
    const added = jobs
      .filter(({ id, createdAt }) => !there.has(id) && createdAt >= (list.jobs[0]?.createdAt ?? ""))
      .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
    const kept = list.jobs.map((job) => newerJob(job, fresh.get(job.id) ?? job) as Job);
    return { ...list, jobs: [...added, ...kept] };
  });
}

/** Returns the ids of the jobs that are running according to the caches. */
export function* runningHere(): Generator<string> {
  const get = { queryKey: getQueryKey(trpc.jobs.get) };
  for (const [, job] of queryClient.getQueriesData<Job>(get))
    if (job && !isEnded(job.status)) yield job.id;
  for (const [, list] of queryClient.getQueriesData<Listed>({ queryKey: listKey() }))
    for (const job of list?.jobs ?? []) if (!isEnded(job.status)) yield job.id;
}

/** Fetches everything again that may have changed while the window slept. */
export function askAgain(): void {
  for (const queryKey of [getQueryKey(trpc.jobs.get), listKey(), creditsKey()]) {
    const first = queryClient.getQueryCache().findAll({ queryKey, predicate: isFirstAnswer });
    // A first fetch that is still running is not started again here. Its data may be older than the stream, so the data
    // is fetched once more afterwards.
    void queryClient.invalidateQueries({ queryKey }).then(() => {
      for (const query of first)
        void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true });
    });
  }
}

function isFirstAnswer({ state }: Query): boolean {
  return state.data === undefined && state.fetchStatus === "fetching";
}
