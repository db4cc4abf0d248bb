import type { Design } from "@lacquer/contracts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { toast } from "sonner";
import { failureOf } from "../../api/errors.ts";
import { trpc, trpcClient } from "../../api/trpc.ts";
import { useRemoved } from "./removed.ts";

const PAGE = 48;
const UNDO_MS = 7_000;

export interface DesignActions {
  /** Changes name or heart; the picture shows it at once. */
  change: (design: Design, change: { name?: string; favorite?: boolean }) => void;
  /** Hides the image, and deletes it when nobody took it back. */
  remove: (design: Design) => void;
}

export interface CollectionState extends DesignActions {
  designs: Design[];
  isLoading: boolean;
  failed: boolean;
  hasMore: boolean;
  loadMore: () => void;
  refetch: () => Promise<unknown>;
}

/** The person's finished images, page by page. */
export function useCollection(): CollectionState {
  const utils = trpc.useUtils();
  const removed = useRemoved((state) => state.ids);
  const input = { limit: PAGE };
  // tRPC's own infinite query adds a direction to the input, which the door does not know.
  const query = useInfiniteQuery({
    queryKey: getQueryKey(trpc.designs.list, input, "infinite"),
    queryFn: ({ pageParam }) => trpcClient.designs.list.query({ ...input, ...pageParam }),
    initialPageParam: {},
    getNextPageParam: (page) => (page.nextCursor ? { cursor: page.nextCursor } : undefined),
  });
  const designs = query.data?.pages.flatMap((page) => page.designs) ?? [];

  /** Null takes the image out. */
  function replace(id: string, next: (design: Design) => Design | null) {
    utils.designs.list.setInfiniteData(input, (data) => {
      if (!data) return data;
      const pages = data.pages.map((page) => ({
        ...page,
        designs: page.designs.flatMap((design) =>
          design.id === id ? (next(design) ?? []) : design,
        ),
      }));
      return { ...data, pages };
    });
  }

  async function save(design: Design, change: { name?: string; favorite?: boolean }) {
    replace(design.id, (current) => ({ ...current, ...change }));
    try {
      await trpcClient.designs.update.mutate({ id: design.id, ...change });
    } catch (error) {
      replace(design.id, () => design);
      toast.error("Not saved", { description: failureOf(error).message });
    }
  }

  function remove(design: Design) {
    const { hide, unhide } = useRemoved.getState();
    hide(design.id);
    const timer = setTimeout(() => void removeForGood(design), UNDO_MS);
    toast(`${design.name} is deleted`, {
      duration: UNDO_MS,
      action: {
        label: "Undo",
        onClick: () => {
          clearTimeout(timer);
          unhide(design.id);
        },
      },
    });
  }

  async function removeForGood(design: Design) {
    try {
      await trpcClient.designs.remove.mutate({ id: design.id });
      replace(design.id, () => null);
    } catch (error) {
      toast.error("Not deleted", { description: failureOf(error).message });
    }
    useRemoved.getState().unhide(design.id);
  }

  return {
    designs: designs.filter((design) => !removed.has(design.id)),
    isLoading: query.isLoading,
    failed: query.isError,
    hasMore: query.hasNextPage,
    loadMore: () => {
      if (!query.isFetchingNextPage) void query.fetchNextPage();
    },
    refetch: query.refetch,
    change: (design, change) => void save(design, change),
    remove,
  };
}
