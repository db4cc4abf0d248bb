export {
  createBoard,
  listBoards,
  putOnBoard,
  removeBoard,
  renameBoard,
  restoreBoard,
  takeOffBoard,
} from "./boards.ts";
