import { type ArchivedBoard, archivedBoard, BOARDS_MAX } from "@lacquer/contracts";
import { z } from "zod";
import { restoreBoard } from "../../boards/index.ts";
import type { ServiceContext } from "../../context.ts";
import type { TarFile } from "../read-tar.ts";
import type { ImportReport } from "./import-report.ts";
import { parsed, shapedAs, textOf } from "./json-file.ts";
import type { NewIds } from "./new-ids.ts";

/** The maximum size of boards.json. All boards and images that one person may have take less. */
const BOARDS_BYTES_MAX = 16 * 1024 * 1024;

interface BoardsImport {
  ctx: ServiceContext;
  userId: number;
  ids: NewIds;
  report: ImportReport;
}

/** Imports the boards. If the account already has a board with the same name, the images are added to that board. */
export async function importBoards(into: BoardsImport, file: TarFile): Promise<void> {
  const { ctx, userId, ids, report } = into;
  const lines = parsed(await textOf(file, BOARDS_BYTES_MAX), z.array(z.unknown()).max(BOARDS_MAX));
  for (const [at, line] of lines.entries()) {
    try {
      const board = withNewIds(shapedAs(line, archivedBoard), ids);
      const isNew = await restoreBoard(ctx, userId, board);
      report.count("boards", isNew ? "added" : "alreadyThere");
    } catch (error) {
      report.refuse(`${file.name}, ${at + 1}`, error);
    }
  }
}

/**
 * Returns the board with the ids that its designs have in this account. Images whose design is not in this account are
 * left out.
 */
function withNewIds({ name, images }: ArchivedBoard, ids: NewIds): ArchivedBoard {
  return {
    name,
    images: images.flatMap(({ jobId, imageIndex }) => {
      const here = ids.designOf(jobId);
      return here === undefined ? [] : [{ jobId: here, imageIndex }];
    }),
  };
}
