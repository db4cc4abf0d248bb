import { plural, t } from "@lingui/core/macro";
import { type Design, type DesignsPage, DESIGNS_REMOVED_MAX } from "@lacquer/contracts";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { toast } from "../../ui/toast.ts";
import { failureOf } from "../../api/errors.ts";
import { trpc, trpcClient } from "../../api/trpc.ts";
import { imageName } from "../names/index.ts";
import { removeSoon } from "./remove-soon.ts";
import { isCleared, useRemoved } from "./use-removed.ts";

export interface DesignActions {
  /** Changes an image's name or marks it as a favourite. Its card shows the change at once. */
  change: (design: Design, change: { name?: string; favorite?: boolean }) => void;
  /** Hides the images, then deletes them unless the user undoes the removal. */
  remove: (designs: readonly Design[]) => void;
  /**
   * Hides this image and all that were added before it, except favourites, and then deletes them unless the user undoes the removal.
   */
  clear: (newest: Design) => void;
}

type Pages = InfiniteData<DesignsPage>;

/** Returns a function that changes images in all cached pages. If it returns null for an image, the image is removed. */
function useReplace() {
  const client = useQueryClient();
  return (next: (design: Design) => Design | null) =>
    client.setQueriesData<Pages>({ queryKey: getQueryKey(trpc.designs.list) }, (data) => {
      if (!data) return data;
      const pages = data.pages.map((page) => ({
        ...page,
        designs: page.designs.flatMap((design) => next(design) ?? []),
      }));
      return { ...data, pages };
    });
}

/** Returns the actions that change images of the collection. They change every cached page of every search. */
export function useDesignActions(): DesignActions {
  const utils = trpc.useUtils();
  const replace = useReplace();

  function replaceOne(id: string, next: (design: Design) => Design) {
    replace((design) => (design.id === id ? next(design) : design));
    // An image that is open in its own view may not be on any loaded page.
    utils.designs.get.setData({ id }, (design) => design && next(design));
  }

  async function save(design: Design, change: { name?: string; favorite?: boolean }) {
    replaceOne(design.id, (current) => ({ ...current, ...change }));
    try {
      await trpcClient.designs.update.mutate({ id: design.id, ...change });
    } catch (error) {
      replaceOne(design.id, () => design);
      toast.error(t`Not saved`, { description: failureOf(error).message });
    }
  }

  return { change: (design, change) => void save(design, change), ...useRemovals(replace) };
}

function useRemovals(
  replace: ReturnType<typeof useReplace>,
): Pick<DesignActions, "remove" | "clear"> {
  const utils = trpc.useUtils();

  function remove(designs: readonly Design[]) {
    const [first] = designs;
    if (!first) return;
    const name = imageName(first);
    const ids = designs.map(({ id }) => id);
    const { hide, unhide } = useRemoved.getState();
    hide(ids);
    removeSoon(
      plural(designs.length, { one: `${name} was deleted`, other: "# images were deleted" }),
      { undo: () => unhide(ids), remove: () => void removeForGood(ids) },
    );
  }

  async function removeForGood(ids: readonly string[]) {
    try {
      for (let from = 0; from < ids.length; from += DESIGNS_REMOVED_MAX) {
        const some = ids.slice(from, from + DESIGNS_REMOVED_MAX);
        await trpcClient.designs.removeMany.mutate({ ids: some });
        const gone = new Set(some);
        replace((design) => (gone.has(design.id) ? null : design));
        for (const id of some) utils.designs.get.setData({ id }, undefined);
      }
    } catch (error) {
      toast.error(t`Not deleted`, { description: failureOf(error).message });
    }
    useRemoved.getState().unhide(ids);
    await utils.boards.list.invalidate();
  }

  function clear({ seq: upTo }: Design) {
    const { clear: hide, unclear } = useRemoved.getState();
    hide(upTo);
    removeSoon(t`All images except favourites were deleted`, {
      undo: () => unclear(upTo),
      remove: () => void clearForGood(upTo),
    });
  }

  async function clearForGood(upTo: number) {
    try {
      await trpcClient.designs.clear.mutate({ upTo });
      replace((design) => (isCleared(design, upTo) ? null : design));
      await utils.designs.get.invalidate();
      await utils.boards.list.invalidate();
    } catch (error) {
      toast.error(t`Not deleted`, { description: failureOf(error).message });
    }
    useRemoved.getState().unclear(upTo);
  }

  return { remove, clear };
}
