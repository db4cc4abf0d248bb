import type { Job, LinePart } from "@lacquer/contracts";
import { trpc } from "../../api/trpc.ts";

const PAGE = 40;
const POLL_MS = 3_000;

export interface LineCounts {
  running: number;
  waiting: number;
}

/** How many of the person's jobs run and wait, all of them. */
export function useLineCounts(): LineCounts {
  const { data } = trpc.jobs.line.useQuery(
    { part: "running", limit: PAGE },
    { refetchInterval: ({ state }) => (state.data && isBusy(state.data) ? POLL_MS : false) },
  );
  return { running: data?.running ?? 0, waiting: data?.waiting ?? 0 };
}

export interface LinePages {
  jobs: Job[];
  isLoading: boolean;
  failed: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  refetch: () => void;
}

const NONE: Job[] = [];

/** One part of the line, page by page, read again while anything is under way. */
export function useLinePart(part: LinePart): LinePages {
  const query = trpc.jobs.line.useInfiniteQuery(
    { part, limit: PAGE },
    {
      getNextPageParam: (page) => page.nextCursor,
      refetchInterval: ({ state }) =>
        part !== "ended" && state.data?.pages.some(isBusy) ? POLL_MS : false,
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

function isBusy({ running, waiting }: LineCounts): boolean {
  return running + waiting > 0;
}
