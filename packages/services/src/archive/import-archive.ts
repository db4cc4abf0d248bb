import {
  archivedAccount,
  type ArchivedPicture,
  type Import,
  LacquerError,
} from "@lacquer/contracts";
import { noteAudit } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { imports } from "../limits/gates.ts";
import { IMPORTED_FILES_MAX, IMPORTS_PER_PERSON } from "../limits/keeping.ts";
import { takeTry } from "../limits/tries.ts";
import { importBoards } from "./import/import-boards.ts";
import { type OpenDesign, openDesign } from "./import/import-design.ts";
import { importPicture, ownPictures, readPictureList } from "./import/import-pictures.ts";
import { createReport, type ImportReport } from "./import/import-report.ts";
import { importShelf } from "./import/import-shelf.ts";
import { parsed, textOf } from "./import/json-file.ts";
import { createNewIds, type NewIds } from "./import/new-ids.ts";
import { readTar, type TarFile } from "./read-tar.ts";

const ACCOUNT_BYTES_MAX = 1024 * 1024;
const DESIGN_FILE = /^designs\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/[^/]+$/;

/**
 * Reads an archive that openArchive made. Its pictures, bottles, designs and boards are added to the account while the
 * archive arrives. Each item is added whole or not at all, and items that the account already has stay unchanged. After
 * a broken connection, the archive may therefore be sent again. Credits are not imported. Throws rate_limited,
 * unavailable, and archive_unreadable if the file is no archive.
 */
export async function importArchive(
  ctx: ServiceContext,
  userId: number,
  archive: AsyncIterable<Buffer>,
): Promise<Import> {
  const retryAfter = await takeTry(ctx, { key: `imports:${userId}`, limit: IMPORTS_PER_PERSON });
  if (retryAfter !== null) {
    limitRefusals.inc({ limit: "imports" });
    throw new LacquerError("rate_limited", { retryAfter });
  }
  return imports.run(`user:${userId}`, async () => {
    await noteAudit(ctx.db.pool, { userId, act: "imported" });
    const report = createReport();
    const reader = createArchiveReader({ ctx, userId, ids: createNewIds(), report });
    try {
      await reader.read(archive);
      return report.end(true);
    } catch (error) {
      await reader.drop();
      // The items that arrived before the error have been added. The report says that the archive was not read to its
      // end.
      if (isEarlyEnd(error) && reader.isArchive()) return report.end(false);
      throw error;
    }
  });
}

const isEarlyEnd = (error: unknown): boolean =>
  error instanceof LacquerError && ["archive_unreadable", "request_too_slow"].includes(error.code);

interface ArchiveImport {
  ctx: ServiceContext;
  userId: number;
  ids: NewIds;
  report: ImportReport;
}

function createArchiveReader(into: ArchiveImport) {
  let isKnown = false;
  let files = 0;
  let pictures = new Map<string, ArchivedPicture>();
  let own = new Set<string>();
  let design: OpenDesign | undefined;

  async function takePicture(file: TarFile): Promise<void> {
    const picture = pictures.get(file.name);
    if (!picture) return;
    if (!own.has(picture.id)) return importPicture(into, picture, file);
    into.ids.addPicture(picture.id, picture.id);
    into.report.count("pictures", "alreadyThere");
  }

  async function takeDesignFile(archivedId: string, file: TarFile): Promise<void> {
    if (design?.archivedId !== archivedId) {
      await design?.end();
      design = openDesign(into, archivedId);
    }
    await design.take(file);
  }

  async function takeBoards(file: TarFile): Promise<void> {
    // A design is written only when the next item arrives. The last design must be written before the boards that refer
    // to it.
    await design?.end();
    design = undefined;
    await importBoards(into, file);
  }

  async function take(file: TarFile): Promise<void> {
    const designId = DESIGN_FILE.exec(file.name)?.[1];
    if (designId) return takeDesignFile(designId, file);
    if (file.name === "shelf.json") return importShelf(into, file);
    if (file.name === "boards.json") return takeBoards(file);
    if (file.name.startsWith("pictures/")) return takePicture(file);
    if (file.name !== "pictures.json") return;
    pictures = await readPictureList(file, into.report);
    own = await ownPictures(into, pictures.values());
  }

  return {
    isArchive: () => isKnown,
    drop: async () => design?.drop(),
    async read(archive: AsyncIterable<Buffer>): Promise<void> {
      for await (const file of readTar(archive)) {
        files += 1;
        if (files > IMPORTED_FILES_MAX) throw new LacquerError("archive_unreadable");
        if (file.name === "account.json") isKnown = await isArchiveOf(file);
        // In every archive, only README.txt comes before account.json. A file that is no archive is refused here.
        else if (!isKnown && file.name !== "README.txt")
          throw new LacquerError("archive_unreadable");
        else await take(file).catch((error: unknown) => into.report.refuse(file.name, error));
      }
      if (!isKnown) throw new LacquerError("archive_unreadable");
      await design?.end();
    },
  };
}

async function isArchiveOf(file: TarFile): Promise<true> {
  try {
    parsed(await textOf(file, ACCOUNT_BYTES_MAX), archivedAccount);
    return true;
  } catch (error) {
    throw new LacquerError("archive_unreadable", { cause: error });
  }
}
