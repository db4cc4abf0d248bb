import type { HeldEntry, LedgerEntry } from "@lacquer/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc, trpcClient } from "../../api/trpc.ts";

const PAGE = 30;

interface LedgerState {
  held: HeldEntry[];
  entries: LedgerEntry[];
  isLoading: boolean;
  failed: boolean;
  hasMore: boolean;
  loadMore: () => void;
  retry: () => void;
}

/** Returns the ledger, page by page, newest first. It is loaded again whenever it is opened. */
export function useLedger(): LedgerState {
  const input = { limit: PAGE };
  // tRPC's own infinite query adds a direction to the input, and the procedure does not accept one.
  const query = useInfiniteQuery({
    queryKey: getQueryKey(trpc.credits.ledger, input, "infinite"),
    queryFn: ({ pageParam }) => trpcClient.credits.ledger.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: (page) => (page.nextCursor ? { cursor: page.nextCursor } : undefined),
  });
  const pages = query.data?.pages ?? [];
  return {
    held: pages[0]?.held ?? [],
    entries: pages.flatMap((page) => page.entries),
    isLoading: query.isLoading,
    failed: query.isError,
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
  };
}
