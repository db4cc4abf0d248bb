import type { Design, DesignsPage } from "@lacquer/contracts";
import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { toast } from "../../ui/toast.ts";
import { failureOf } from "../../api/errors.ts";
import { trpc, trpcClient } from "../../api/trpc.ts";
import { useRemoved } from "./use-removed.ts";

const UNDO_MS = 7_000;

export interface DesignActions {
  /** Changes an image's name or marks it as a favourite. Its card shows the change at once. */
  change: (design: Design, change: { name?: string; favorite?: boolean }) => void;
  /** Hides the images, then deletes them unless the user undoes the removal. */
  remove: (designs: readonly Design[]) => void;
}

type Pages = InfiniteData<DesignsPage>;

/** Changes images of the collection in every cached page, for all searches. */
export function useDesignActions(): DesignActions {
  const utils = trpc.useUtils();
  const client = useQueryClient();

  /** Replaces the image in all cached pages. If `next` returns null, the image is removed. */
  function replace(id: string, next: (design: Design) => Design | null) {
    client.setQueriesData<Pages>({ queryKey: getQueryKey(trpc.designs.list) }, (data) => {
      if (!data) return data;
      const pages = data.pages.map((page) => ({
        ...page,
        designs: page.designs.flatMap((design) =>
          design.id === id ? (next(design) ?? []) : design,
        ),
      }));
      return { ...data, pages };
    });
    // An image that is open in its own view may not be on any loaded page.
    utils.designs.get.setData({ id }, (design) => design && (next(design) ?? undefined));
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

  function remove(designs: readonly Design[]) {
    const [first] = designs;
    if (!first) return;
    const { hide, unhide } = useRemoved.getState();
    for (const { id } of designs) hide(id);
    const timer = setTimeout(() => designs.forEach((one) => void removeForGood(one)), UNDO_MS);
    const what = designs.length === 1 ? first.name : `${designs.length} images`;
    toast(`${what} ${designs.length === 1 ? "was" : "were"} deleted`, {
      duration: UNDO_MS,
      action: {
        label: "Undo",
        onClick: () => {
          clearTimeout(timer);
          for (const { id } of designs) unhide(id);
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

  return { change: (design, change) => void save(design, change), remove };
}
