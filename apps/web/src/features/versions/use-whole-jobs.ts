import { isEnded, type Job } from "@lacquer/contracts";
import { useQueries } from "@tanstack/react-query";
import { failureOf, type RequestFailure } from "../../api/errors.ts";
import { trpcClient } from "../../api/trpc.ts";

export interface WholeJobs {
  /** The jobs in the order of the ids; null for a job that is not loaded yet. */
  jobs: (Job | null)[];
  failure: RequestFailure | null;
  refetch: () => void;
}

/**
 * Returns jobs together with their drafts. The queries that follow running jobs leave drafts out, so this hook makes
 * separate requests.
 */
export function useWholeJobs(jobIds: readonly string[]): WholeJobs {
  const queries = useQueries({
    queries: jobIds.map((jobId) => ({
      queryKey: ["whole-job", jobId],
      queryFn: () => trpcClient.jobs.get.query({ jobId }),
      staleTime: ({ state }: { state: { data?: Job | undefined } }) =>
        state.data && isEnded(state.data.status) ? 300_000 : 0,
    })),
  });
  const failed = queries.find(({ error }) => error);
  return {
    jobs: queries.map(({ data }) => data ?? null),
    failure: failed ? failureOf(failed.error) : null,
    refetch: () => {
      for (const query of queries) if (query.error) void query.refetch();
    },
  };
}
