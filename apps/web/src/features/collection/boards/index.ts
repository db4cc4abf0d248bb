export { BoardMenu } from "./BoardMenu.tsx";
export { PutOnBoard } from "./PutOnBoard.tsx";
export { type BoardsState, useBoards } from "./use-boards.ts";
export { useShownBoard } from "./use-shown-board.ts";
