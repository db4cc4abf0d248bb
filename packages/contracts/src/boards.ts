import { z } from "zod";

/** The maximum number of boards that one user may have. */
export const BOARDS_MAX = 100;
/** The maximum number of images on one board. */
export const BOARD_DESIGNS_MAX = 2_000;
/** The maximum number of images that one request puts on a board or takes off it. */
export const BOARD_CHANGED_MAX = 500;
export const BOARD_NAME_MAX = 60;

const name = z
  .string()
  .trim()
  .min(1, "Give the board a name.")
  .max(BOARD_NAME_MAX)
  .regex(/^[^\u0000-\u001f\u007f]*$/, "A name must not contain control characters.");

export const boardId = z.uuid();

export const createBoardInput = z.strictObject({ name });
export const renameBoardInput = z.strictObject({ id: boardId, name });
export const removeBoardInput = z.strictObject({ id: boardId });
/** Images of the user's collection to put on a board or to take off it. */
export const changeBoardInput = z.strictObject({
  id: boardId,
  designIds: z.array(z.uuid()).min(1).max(BOARD_CHANGED_MAX),
});
