import { z } from "zod";
import { boardId } from "../boards.ts";
import { time } from "../time.ts";

export const boardOutput = z
  .object({
    id: boardId,
    name: z.string(),
    images: z.int().describe("The number of images on it."),
    coverUrl: z.string().nullable().describe("Its newest image: a relative url of this origin."),
    createdAt: time,
  })
  .meta({ id: "Board", description: "Images of the collection, gathered under a name." });
export type Board = z.output<typeof boardOutput>;

export const boardsOutput = z.array(boardOutput);

export const removedBoardOutput = z.object({ id: boardId });
export type RemovedBoard = z.output<typeof removedBoardOutput>;

export const changedBoardOutput = z.object({
  board: boardOutput,
  designIds: z.array(z.uuid()).describe("The images that were put on the board or taken off it."),
});
export type ChangedBoard = z.output<typeof changedBoardOutput>;
