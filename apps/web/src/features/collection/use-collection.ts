import type { Design } from "@lacquer/contracts";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc, trpcClient } from "../../api/trpc.ts";
import type { DesignFilters } from "./filters.ts";
import { clearedUpTo, isCleared, useRemoved } from "./use-removed.ts";
import { type DesignActions, useDesignActions } from "./use-design-actions.ts";

const PAGE = 48;

export interface CollectionState extends DesignActions {
  designs: Design[];
  isLoading: boolean;
  /** True while the images on screen come from an earlier search. */
  isSearching: boolean;
  failed: boolean;
  hasMore: boolean;
  /** The number of pages loaded so far. A page may be empty. */
  pages: number;
  loadMore: () => void;
  refetch: () => Promise<unknown>;
}

/**
 * The user's finished images that match the filters, page by page. They are requested only while the collection is
 * open.
 */
export function useCollection(isOpen: boolean, filters: DesignFilters): CollectionState {
  const input = { limit: PAGE, ...filters };
  const actions = useDesignActions();
  const removed = useRemoved((state) => state.ids);
  const upTo = useRemoved(clearedUpTo);
  // tRPC's own infinite query adds a direction to the input, and the procedure does not accept one.
  const query = useInfiniteQuery({
    enabled: isOpen,
    queryKey: getQueryKey(trpc.designs.list, input, "infinite"),
    queryFn: ({ pageParam }) => trpcClient.designs.list.query({ ...input, ...pageParam }),
    // The previous images stay until the next response arrives.
    placeholderData: keepPreviousData,
    initialPageParam: {},
    getNextPageParam: (page) => (page.nextCursor ? { cursor: page.nextCursor } : undefined),
  });
  const designs = query.data?.pages.flatMap((page) => page.designs) ?? [];

  return {
    designs: designs.filter((design) => !removed.has(design.id) && !isCleared(design, upTo)),
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
