import type { Job, QueuePart } from "@lacquer/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getQueryKey } from "../../api/query-key.ts";
import { trpc, trpcClient } from "../../api/trpc.ts";
import { isBusy, PAGE, usePollMs } from "./use-queue.ts";

export interface QueuePartPages {
  jobs: Job[];
  isLoading: boolean;
  failed: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  refetch: () => void;
}

const NONE: Job[] = [];

/** Returns one part of the user's queue, page by page. It is fetched again while any job is in progress. */
export function useQueuePart(part: QueuePart): QueuePartPages {
  const pollMs = usePollMs();
  const input = { part, limit: PAGE };
  const query = useInfiniteQuery({
    queryKey: getQueryKey(trpc.jobs.line, input, "infinite"),
    queryFn: ({ pageParam }) => trpcClient.jobs.line.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: (page) => (page.nextCursor ? { cursor: page.nextCursor } : undefined),
    refetchInterval: ({ state }) =>
      part !== "ended" && state.data?.pages.some(isBusy) ? pollMs : false,
  });
  return {
    jobs: query.data?.pages.flatMap((page) => page.jobs) ?? NONE,
    isLoading: query.isLoading,
    failed: query.isError,
    hasMore: query.hasNextPage,
    isLoadingMore: query.isFetchingNextPage,
    loadMore: () => void query.fetchNextPage(),
    refetch: () => void query.refetch(),
  };
}
