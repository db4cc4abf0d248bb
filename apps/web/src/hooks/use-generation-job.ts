import { type Job, isEnded } from "@lacquer/contracts";
import { type RequestFailure, failureOf } from "../api/errors.ts";
import { trpc } from "../api/trpc.ts";
import { useIsStreamUp } from "./use-live-state.ts";

const POLL_MS = 3_000;

export interface GenerationJob {
  job: Job | null;
  isLoading: boolean;
  error: RequestFailure | null;
  refetch: () => Promise<unknown>;
}

/**
 * Options for all readers of a job, so that they share one request. While the stream is up, nothing is requested;
 * otherwise the job is requested every 3 s, even in a hidden window, until it has ended.
 */
function jobQueryOptions(isUp: boolean) {
  return {
    refetchInterval: (query: { state: { data?: Job | undefined; error: unknown } }) => {
      const { data, error } = query.state;
      if (isUp || (data && isEnded(data.status))) return false as const;
      const code = error ? failureOf(error).code : null;
      return code === "job_not_found" || code === "unauthorized" ? (false as const) : POLL_MS;
    },
    refetchIntervalInBackground: true,
    retryDelay: POLL_MS,
    staleTime: isUp ? 60_000 : 1_000,
  };
}

/** Returns one job and follows it until it ends. Without an id, nothing is followed. */
export function useGenerationJob(jobId: string | null | undefined): GenerationJob {
  const isUp = useIsStreamUp();
  const query = trpc.jobs.get.useQuery(
    { jobId: jobId ?? "" },
    { ...jobQueryOptions(isUp), enabled: Boolean(jobId) },
  );
  return {
    job: jobId ? (query.data ?? null) : null,
    isLoading: query.isLoading,
    error: query.error ? failureOf(query.error) : null,
    refetch: query.refetch,
  };
}

/** Returns many jobs by their ids, without those that are not loaded yet, and follows each until it ends. */
export function useGenerationJobs(jobIds: readonly string[]): Map<string, Job> {
  const isUp = useIsStreamUp();
  const queries = trpc.useQueries((t) =>
    jobIds.map((jobId) => t.jobs.get({ jobId }, jobQueryOptions(isUp))),
  );
  const jobs = new Map<string, Job>();
  for (const query of queries) if (query.data) jobs.set(query.data.id, query.data);
  return jobs;
}
