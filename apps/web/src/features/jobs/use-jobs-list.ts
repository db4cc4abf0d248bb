import { type Job, isEnded } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";
import { useIsStreamUp } from "../../hooks/use-live-state.ts";

const LIST_LIMIT = 100;
const POLL_MS = 3_000;

export interface JobsList {
  /** The user's last 100 jobs, the newest first. */
  jobs: Job[];
  isLoading: boolean;
  failed: boolean;
  refetch: () => Promise<unknown>;
}

const NONE: Job[] = [];

/**
 * Returns the user's jobs. Without a live stream, they are fetched again every 3 s while any of them is in progress.
 */
export function useJobsList(): JobsList {
  const isUp = useIsStreamUp();
  const query = trpc.jobs.list.useQuery(
    { limit: LIST_LIMIT },
    {
      refetchInterval: ({ state }) =>
        !isUp && state.data?.jobs.some((job) => !isEnded(job.status)) ? POLL_MS : false,
      refetchIntervalInBackground: true,
    },
  );
  return {
    jobs: query.data?.jobs ?? NONE,
    isLoading: query.isLoading,
    failed: query.isError,
    refetch: query.refetch,
  };
}
