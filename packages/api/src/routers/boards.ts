import {
  boardOutput,
  boardsOutput,
  changeBoardInput,
  changedBoardOutput,
  createBoardInput,
  removeBoardInput,
  removedBoardOutput,
  renameBoardInput,
} from "@lacquer/contracts";
import {
  createBoard,
  listBoards,
  putOnBoard,
  removeBoard,
  renameBoard,
  takeOffBoard,
} from "@lacquer/services";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

/** Procedures for the boards of the user's collection. */
export const boardsRouter = router({
  list: userProcedure
    .output(answers(boardsOutput))
    .query(({ ctx }) => listBoards(ctx.services, ctx.caller.userId)),
  create: userProcedure
    .input(createBoardInput)
    .output(answers(boardOutput))
    .mutation(({ ctx, input }) => createBoard(ctx.services, ctx.caller.userId, input.name)),
  rename: userProcedure
    .input(renameBoardInput)
    .output(answers(boardOutput))
    .mutation(({ ctx, input }) => renameBoard(ctx.services, ctx.caller.userId, input)),
  remove: userProcedure
    .input(removeBoardInput)
    .output(answers(removedBoardOutput))
    .mutation(({ ctx, input }) => removeBoard(ctx.services, ctx.caller.userId, input.id)),
  put: userProcedure
    .input(changeBoardInput)
    .output(answers(changedBoardOutput))
    .mutation(({ ctx, input }) => putOnBoard(ctx.services, ctx.caller.userId, input)),
  takeOff: userProcedure
    .input(changeBoardInput)
    .output(answers(changedBoardOutput))
    .mutation(({ ctx, input }) => takeOffBoard(ctx.services, ctx.caller.userId, input)),
});
