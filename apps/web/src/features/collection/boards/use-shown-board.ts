import type { Board } from "@lacquer/contracts";
import { useEffect, useEffectEvent } from "react";
import type { BoardsState } from "./use-boards.ts";

/**
 * Returns the board with this id, which the collection shows. If another window has deleted it, calls `onGone`, so that
 * the collection does not stay empty without a reason on screen.
 */
export function useShownBoard(
  { boards, isCurrent }: Pick<BoardsState, "boards" | "isCurrent">,
  id: string | undefined,
  onGone: () => void,
): Board | undefined {
  const board = boards.find((one) => one.id === id);
  const isGone = id !== undefined && isCurrent && !board;
  const tell = useEffectEvent(onGone);
  useEffect(() => {
    if (isGone) tell();
  }, [isGone]);
  return board;
}
