import { trpc } from "../../api/trpc.ts";
import { useIsOnline } from "../../hooks/use-is-online.ts";
import type { SentenceContext } from "./sentence-context.ts";
import { useQueueCounts } from "./use-queue.ts";

/** Returns what a sentence about a job depends on besides the job itself. */
export function useSentenceContext(): SentenceContext {
  const { running } = useQueueCounts();
  const isOnline = useIsOnline();
  const { data: status } = trpc.system.status.useQuery(undefined, {
    staleTime: 30_000,
    // A pause of the image service ends by itself, and the sentences should show its end soon.
    refetchInterval: ({ state }) => (state.data?.providerPaused ? 10_000 : false),
  });
  const { data: times } = trpc.jobs.times.useQuery(undefined, { staleTime: 60_000 });
  return {
    running,
    runningLimit: status?.userRunningLimit ?? Number.POSITIVE_INFINITY,
    workersAlive: status?.workersAlive ?? 1,
    provider: status?.provider ?? null,
    pausedUntil: status?.providerPaused?.until ?? null,
    pauseReason: status?.providerPaused?.reason ?? null,
    times: times ?? [],
    isOnline,
  };
}
