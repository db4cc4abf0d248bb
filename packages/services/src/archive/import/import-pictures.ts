import { archivedPicture, type ArchivedPicture, LacquerError } from "@lacquer/contracts";
import { z } from "zod";
import type { ServiceContext } from "../../context.ts";
import { UPLOADS_MAX } from "../../limits/keeping.ts";
import { storeUpload } from "../../uploads/index.ts";
import type { TarFile } from "../read-tar.ts";
import type { ImportReport } from "./import-report.ts";
import { parsed, shapedAs, textOf } from "./json-file.ts";
import type { NewIds } from "./new-ids.ts";

const LIST_BYTES_MAX = 4 * 1024 * 1024;
/**
 * The maximum size of a picture's file in an archive. It is above the 10 MB limit for uploads, because a stored photo
 * of 12 megapixels can take more than 10 MB.
 */
export const PICTURE_BYTES_MAX = 32 * 1024 * 1024;

interface PicturesImport {
  ctx: ServiceContext;
  userId: number;
  ids: NewIds;
  report: ImportReport;
}

/** Reads pictures.json, and returns its pictures by the names of their files. */
export async function readPictureList(
  file: TarFile,
  report: ImportReport,
): Promise<Map<string, ArchivedPicture>> {
  const lines = parsed(await textOf(file, LIST_BYTES_MAX), z.array(z.unknown()).max(UPLOADS_MAX));
  const pictures = new Map<string, ArchivedPicture>();
  for (const [at, line] of lines.entries()) {
    try {
      const picture = shapedAs(line, archivedPicture);
      pictures.set(picture.file, picture);
    } catch (error) {
      report.refuse(`${file.name}, ${at + 1}`, error);
    }
  }
  return pictures;
}

/**
 * Returns the ids of those pictures that the person still has. There are some if the archive came from this account.
 */
export async function ownPictures(
  { ctx, userId }: Pick<PicturesImport, "ctx" | "userId">,
  pictures: Iterable<ArchivedPicture>,
): Promise<Set<string>> {
  const { rows } = await ctx.db.pool.query<{ id: string }>(
    `update uploads set touched_at = now() where user_id = $1 and id = any($2::uuid[]) returning id`,
    [userId, Array.from(pictures, ({ id }) => id)],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Imports one picture. The same picture is recognised when the archive is imported again. */
export async function importPicture(
  { ctx, userId, ids, report }: PicturesImport,
  picture: ArchivedPicture,
  file: TarFile,
): Promise<void> {
  if (file.size > PICTURE_BYTES_MAX) throw new LacquerError("upload_too_large");
  const bytes = await file.bytes();
  const idempotencyKey = `archive:${picture.id}`;
  const { rowCount } = await ctx.db.pool.query(
    "select 1 from uploads where user_id = $1 and idempotency_key = $2",
    [userId, idempotencyKey],
  );
  const upload = await storeUpload(ctx, userId, {
    kind: picture.kind,
    bytes,
    idempotencyKey,
    keepsBytes: true,
  });
  ids.addPicture(picture.id, upload.id);
  report.count("pictures", rowCount === 0 ? "added" : "alreadyThere");
}
