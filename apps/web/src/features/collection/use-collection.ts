import type { Design } from "@lacquer/contracts";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc, trpcClient } from "../../api/trpc.ts";
import type { DesignFilters } from "./filters.ts";
import { useRemoved } from "./use-removed.ts";
import { type DesignActions, useDesignActions } from "./use-design-actions.ts";

const PAGE = 48;

export interface CollectionState extends DesignActions {
  designs: Design[];
  isLoading: boolean;
  /** True while what is shown was found by an earlier search. */
  isSearching: boolean;
  failed: boolean;
  hasMore: boolean;
  /** How many pages were read; a page may have found nothing. */
  pages: number;
  loadMore: () => void;
  refetch: () => Promise<unknown>;
}

/** The person's finished images that fit, page by page; requested only while they are looked at. */
export function useCollection(isOpen: boolean, filters: DesignFilters): CollectionState {
  const input = { limit: PAGE, ...filters };
  const actions = useDesignActions();
  const removed = useRemoved((state) => state.ids);
  // tRPC's own infinite query adds a direction to the input, which the procedure does not accept.
  const query = useInfiniteQuery({
    enabled: isOpen,
    queryKey: getQueryKey(trpc.designs.list, input, "infinite"),
    queryFn: ({ pageParam }) => trpcClient.designs.list.query({ ...input, ...pageParam }),
    // What was found stays until the next answer is there.
    placeholderData: keepPreviousData,
    initialPageParam: {},
    getNextPageParam: (page) => (page.nextCursor ? { cursor: page.nextCursor } : undefined),
  });
  const designs = query.data?.pages.flatMap((page) => page.designs) ?? [];

  return {
    designs: designs.filter((design) => !removed.has(design.id)),
    isLoading: query.isLoading,
    isSearching: query.isPlaceholderData,
    failed: query.isError,
    hasMore: query.hasNextPage,
    pages: query.data?.pages.length ?? 0,
    loadMore: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    refetch: query.refetch,
    ...actions,
  };
}
