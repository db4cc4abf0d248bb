import type { Job } from "@lacquer/contracts";
import { type QueryClient, replaceEqualDeep } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc } from "./trpc.ts";

/** Returns the copy of a job that has the higher version, no matter which copy arrived last. */
export function newerJob(known: unknown, arrived: unknown): unknown {
  const before = known as Job | undefined;
  if (!before) return arrived;
  if (before.version > (arrived as Job).version) return before;
  return replaceEqualDeep(before, arrived);
}

/** Returns the list that arrived, but with the newest known copy of each job, and with newer jobs in front. */
export function newerJobs<List extends { jobs: Job[] }>(
  known: List | undefined,
  arrived: List,
): List {
  if (!known) return arrived;
  const before = new Map(known.jobs.map((job) => [job.id, job]));
  const there = new Set(arrived.jobs.map(({ id }) => id));
  const read = arrived.jobs[0]?.createdAt ?? "";
  const begunSince = known.jobs.filter(({ id, createdAt }) => !there.has(id) && createdAt > read);
  const jobs = arrived.jobs.map((job) => newerJob(before.get(job.id), job) as Job);
  return replaceEqualDeep(known, { ...arrived, jobs: [...begunSince, ...jobs] }) as List;
}

/**
 * Makes the newest copy of a job win, because a slow response may be older than the stream's last message. The rule is
 * set once for all queries with these keys, because one query without it (a prefetch, for example) would bring an old
 * state back permanently.
 */
export function letNewestWin(client: QueryClient): void {
  client.setQueryDefaults(getQueryKey(trpc.jobs.get), { structuralSharing: newerJob });
  client.setQueryDefaults(getQueryKey(trpc.jobs.list), {
    structuralSharing: (known, arrived) =>
      newerJobs(known as { jobs: Job[] } | undefined, arrived as { jobs: Job[] }),
  });
}
