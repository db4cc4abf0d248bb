import { plural, t } from "@lingui/core/macro";
import type { Board, Design } from "@lacquer/contracts";
import { BOARD_CHANGED_MAX } from "@lacquer/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { getQueryKey } from "@trpc/react-query";
import { create } from "zustand";
import { failureOf } from "../../../api/errors.ts";
import { trpc, trpcClient } from "../../../api/trpc.ts";
import { toast } from "../../../ui/toast.ts";
import { removeSoon } from "../remove-soon.ts";

/** The boards that are hidden now. They are deleted unless the user undoes the removal in time. */
const useHidden = create<{ ids: readonly string[] }>(() => ({ ids: [] }));
const hide = (id: string) => useHidden.setState(({ ids }) => ({ ids: [...ids, id] }));
const unhide = (id: string) =>
  useHidden.setState(({ ids }) => ({ ids: ids.filter((one) => one !== id) }));

export interface BoardsState {
  boards: readonly Board[];
  /** True if the list has just come from the server, so that a board that is missing from it no longer exists. */
  isCurrent: boolean;
  /** Makes a board. Rejects with the server's reason, which the form shows. */
  create: (name: string) => Promise<Board>;
  /** Gives a board a new name. Rejects like `create`. */
  rename: (board: Board, name: string) => Promise<void>;
  /** Hides the board, then deletes it unless the user undoes the removal. Its images stay in the collection. */
  remove: (board: Board) => void;
  /** Puts images on a board. Undo takes off only those that were not there before. */
  put: (board: Board, designs: readonly Pick<Design, "id">[]) => Promise<void>;
  /** Takes images off a board. Undo puts them back. */
  takeOff: (board: Board, designs: readonly Pick<Design, "id">[]) => Promise<void>;
}

/** The user's boards, sorted by name, with the actions that change them. They are requested only while `isOpen`. */
export function useBoards(isOpen: boolean): BoardsState {
  const query = trpc.boards.list.useQuery(undefined, { enabled: isOpen });
  const hidden = useHidden(({ ids }) => ids);
  const refresh = useRefresh();
  return {
    boards: (query.data ?? []).filter(({ id }) => !hidden.includes(id)),
    isCurrent: query.isSuccess && !query.isFetching,
    async create(name) {
      const board = await trpcClient.boards.create.mutate({ name });
      await refresh();
      return board;
    },
    async rename({ id }, name) {
      await trpcClient.boards.rename.mutate({ id, name });
      await refresh();
    },
    remove(board) {
      hide(board.id);
      const { name } = board;
      removeSoon(t`${name} was deleted. Its images stay in the collection.`, {
        undo: () => unhide(board.id),
        remove: () => void removeForGood(board, refresh),
      });
    },
    ...useContent(refresh),
  };
}

type Refresh = (changed?: Board) => Promise<unknown>;

/** Returns a function that reads the boards again and, if the images of one board have changed, these images too. */
function useRefresh(): Refresh {
  const client = useQueryClient();
  const utils = trpc.useUtils();
  return (changed) =>
    Promise.all([
      utils.boards.list.invalidate(),
      changed &&
        client.invalidateQueries({
          queryKey: getQueryKey(trpc.designs.list),
          predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(changed.id),
        }),
    ]);
}

async function removeForGood({ id }: Board, refresh: Refresh) {
  try {
    await trpcClient.boards.remove.mutate({ id });
    await refresh();
  } catch (error) {
    toast.error(t`Not deleted`, { description: failureOf(error).message });
  }
  unhide(id);
}

/**
 * The texts of the message after images were put on a board: `wholly` if all of them were, `partly` if only some were.
 */
const putWords = (count: number, name: string) => ({
  wholly: plural(count, { one: `# image put on ${name}`, other: `# images put on ${name}` }),
  partly: plural(count, {
    one: `Only # image put on ${name}`,
    other: `Only # images put on ${name}`,
  }),
});

const takenWords = (count: number, name: string) => ({
  wholly: plural(count, {
    one: `# image taken off ${name}`,
    other: `# images taken off ${name}`,
  }),
  partly: plural(count, {
    one: `Only # image taken off ${name}`,
    other: `Only # images taken off ${name}`,
  }),
});

function useContent(refresh: Refresh): Pick<BoardsState, "put" | "takeOff"> {
  /**
   * Puts images on a board or takes them off it, in groups, until one request is refused. Returns the ids of the images
   * that were really put on or taken off.
   */
  async function change(verb: "put" | "takeOff", { id }: Board, designIds: readonly string[]) {
    const changed: string[] = [];
    try {
      for (let from = 0; from < designIds.length; from += BOARD_CHANGED_MAX) {
        const some = designIds.slice(from, from + BOARD_CHANGED_MAX);
        changed.push(...(await trpcClient.boards[verb].mutate({ id, designIds: some })).designIds);
      }
    } catch (error) {
      return { changed, problem: failureOf(error).message };
    }
    return { changed };
  }

  async function act(verb: "put" | "takeOff", board: Board, designIds: readonly string[]) {
    const isPut = verb === "put";
    const { name } = board;
    const { changed, problem } = await change(verb, board, designIds);
    await refresh(board);
    if (changed.length === 0 && problem)
      return void toast.error(t`Not saved`, { description: problem });
    if (changed.length === 0 && isPut) return void toast(t`Already on ${name}`);
    const action = {
      label: t`Undo`,
      onClick: () => void undo(isPut ? "takeOff" : "put", board, changed),
    };
    const words = isPut ? putWords : takenWords;
    if (problem) toast.error(words(changed.length, name).partly, { description: problem, action });
    else toast(words(changed.length, name).wholly, { action });
  }

  async function undo(verb: "put" | "takeOff", board: Board, designIds: readonly string[]) {
    const { problem } = await change(verb, board, designIds);
    if (problem) toast.error(t`Not undone`, { description: problem });
    await refresh(board);
  }

  const idsOf = (designs: readonly Pick<Design, "id">[]) => designs.map(({ id }) => id);
  return {
    put: (board, designs) => act("put", board, idsOf(designs)),
    takeOff: (board, designs) => act("takeOff", board, idsOf(designs)),
  };
}
