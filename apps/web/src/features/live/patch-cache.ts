import {
  type Job,
  type LiveMessage,
  isEnded,
  liveJob,
  type LiveState,
  mergeLive,
  NOTHING_KNOWN,
} from "@lacquer/contracts";
import type { Query } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { queryClient } from "../../api/query-client.ts";
import { trpc } from "../../api/trpc.ts";
import { newerJob } from "../../api/newest-wins.ts";

/** The queue is fetched again at most once in this time, however many jobs change. */
const QUEUE_EVERY_MS = 400;

type Listed = { jobs: Job[]; nextCursor: string | null };

let known: LiveState = NOTHING_KNOWN;

const jobKey = (jobId: string) => getQueryKey(trpc.jobs.get, { jobId }, "query");
const listKey = () => getQueryKey(trpc.jobs.list);
const creditsKey = () => getQueryKey(trpc.credits.summary, undefined, "query");

/** Writes a message to the shared caches, and fetches only data that the message does not contain. */
export function learn(message: LiveMessage): void {
  const step = mergeLive(known, message);
  known = step.state;
  const jobs = step.touched.flatMap((id) => liveJob(known, id) ?? []);
  const moved = jobs.filter(patchJob);
  const hasEnded = moved.some(({ status }) => isEnded(status));
  if (moved.length > 0) readQueueAgain();
  if (jobs.length > 0) patchLists(jobs);
  if (message.kind === "line") return;
  if (known.credits) queryClient.setQueryData(creditsKey(), known.credits.summary);
  if (hasEnded) void queryClient.invalidateQueries({ queryKey: getQueryKey(trpc.designs.list) });
  if (message.kind === "snapshot") askForMissing(new Set(message.jobs.map(({ id }) => id)));
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

/** Fetches each job that still runs here but is missing from a snapshot, because it must have ended long ago. */
function askForMissing(named: ReadonlySet<string>): void {
  const isMissing = (job: Job) => !isEnded(job.status) && !named.has(job.id);
  for (const [queryKey, job] of queryClient.getQueriesData<Job>({
    queryKey: getQueryKey(trpc.jobs.get),
  })) {
    if (job && isMissing(job)) void queryClient.invalidateQueries({ queryKey, exact: true });
  }
  for (const [queryKey, list] of queryClient.getQueriesData<Listed>({ queryKey: listKey() })) {
    if (list?.jobs.some(isMissing)) void queryClient.invalidateQueries({ queryKey, exact: true });
  }
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

/** Returns whether any known job is waiting or running. */
export function anyActive(): boolean {
  return [...known.jobs.values()].some(({ job }) => !isEnded(job.status));
}

/** Clears the caches, because another person is signed in and none of the data belongs to them. */
export function forgetAll(): void {
  known = NOTHING_KNOWN;
}
