import type { Design } from "@lacquer/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { trpc, trpcClient } from "../../api/trpc.ts";
import { useRemoved } from "./use-removed.ts";
import { type DesignActions, useDesignActions } from "./use-design-actions.ts";

/** One page. All readers use this same input. */
const input = { limit: 48 };

export interface CollectionState extends DesignActions {
  designs: Design[];
  isLoading: boolean;
  failed: boolean;
  hasMore: boolean;
  loadMore: () => void;
  refetch: () => Promise<unknown>;
}

/** The person's finished images, page by page, requested only while the collection is open. */
export function useCollection(isOpen: boolean): CollectionState {
  const actions = useDesignActions(input);
  const removed = useRemoved((state) => state.ids);
  // tRPC's own infinite query adds a direction to the input, which the procedure does not accept.
  const query = useInfiniteQuery({
    enabled: isOpen,
    queryKey: getQueryKey(trpc.designs.list, input, "infinite"),
    queryFn: ({ pageParam }) => trpcClient.designs.list.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: (page) => (page.nextCursor ? { cursor: page.nextCursor } : undefined),
  });
  const designs = query.data?.pages.flatMap((page) => page.designs) ?? [];

  return {
    designs: designs.filter((design) => !removed.has(design.id)),
    isLoading: query.isLoading,
    failed: query.isError,
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    refetch: query.refetch,
    ...actions,
  };
}
