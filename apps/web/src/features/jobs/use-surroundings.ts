import { trpc } from "../../api/trpc.ts";
import { useIsOnline } from "../../hooks/use-is-online.ts";
import type { JobSurroundings } from "./job-sentence.ts";
import { useJobsList } from "./use-jobs-list.ts";
import { usualSecondsPerImage } from "./usual-time.ts";

/** What the sentence about any job needs to know besides the job. */
export function useSurroundings(provider: string | null = null): JobSurroundings {
  const { jobs } = useJobsList();
  const isOnline = useIsOnline();
  const status = trpc.system.status.useQuery(undefined, { staleTime: 30_000 });
  return {
    running: jobs.filter((job) => job.status === "processing").length,
    runningLimit: status.data?.userRunningLimit ?? Number.POSITIVE_INFINITY,
    workersAlive: status.data?.workersAlive ?? 1,
    usualSeconds: usualSecondsPerImage(jobs, provider),
    isOnline,
  };
}
