import type { Job, QueuePart } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";
import { useIsStreamUp } from "../../hooks/use-live-state.ts";

const PAGE = 40;
/** With a stream, each message triggers a read of the queue. This interval covers changes without a message. */
const POLL_MS = { alone: 3_000, withStream: 10_000 };

export interface QueueCounts {
  running: number;
  waiting: number;
}

/** The numbers of all running and waiting jobs of the person. */
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

/** One part of the person's queue, page by page, read again while anything is in progress. */
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
