import type { Job, QueuePart } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";
import { useIsStreamUp } from "../../hooks/use-live-state.ts";

const PAGE = 40;
/**
 * The intervals at which the queue is fetched again. With a live stream, each message already makes this window fetch
 * the queue, so the interval only covers changes that send no message.
 */
const POLL_MS = { alone: 3_000, withStream: 10_000 };

export interface QueueCounts {
  running: number;
  waiting: number;
}

/** Returns how many of the user's jobs are running and how many are waiting. */
export function useQueueCounts(): QueueCounts {
  const pollMs = usePollMs();
  const { data } = trpc.jobs.line.useQuery(
    { part: "running", limit: PAGE },
    { refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? pollMs : false) },
  );
  return { running: data?.running ?? 0, waiting: data?.waiting ?? 0 };
}

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
  const query = trpc.jobs.line.useInfiniteQuery(
    { part, limit: PAGE },
    {
      getNextPageParam: (page) => page.nextCursor,
      refetchInterval: ({ state }) =>
        part !== "ended" && state.data?.pages.some(isBusy) ? pollMs : false,
    },
  );
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

function usePollMs(): number {
  return useIsStreamUp() ? POLL_MS.withStream : POLL_MS.alone;
}

function isBusy({ running, waiting }: QueueCounts): boolean {
  return running + waiting > 0;
}
