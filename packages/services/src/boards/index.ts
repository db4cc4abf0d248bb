export {
  createBoard,
  listBoards,
  putOnBoard,
  removeBoard,
  renameBoard,
  takeOffBoard,
} from "./boards.ts";
