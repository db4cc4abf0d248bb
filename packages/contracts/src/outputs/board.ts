import { z } from "zod";
import { boardId } from "../boards.ts";
import { time } from "../time.ts";

export const boardOutput = z
  .object({
    id: boardId,
    name: z.string(),
    images: z.int().describe("The number of images on the board."),
    coverUrl: z
      .string()
      .nullable()
      .describe(
        "The newest image on the board, as a url relative to this server's origin; null = the board is empty.",
      ),
    createdAt: time,
  })
  .meta({ id: "Board", description: "A named group of images from the collection." });
export type Board = z.output<typeof boardOutput>;

export const boardsOutput = z.array(boardOutput);

export const removedBoardOutput = z.object({ id: boardId });
export type RemovedBoard = z.output<typeof removedBoardOutput>;

export const changedBoardOutput = z.object({
  board: boardOutput,
  designIds: z.array(z.uuid()).describe("The images that were put on the board or taken off it."),
});
export type ChangedBoard = z.output<typeof changedBoardOutput>;
