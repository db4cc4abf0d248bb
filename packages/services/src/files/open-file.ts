import { LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";

export interface OpenedFile {
  bytes: Uint8Array;
  contentType: string;
  /** A name to save it under. */
  name: string;
}

const ENDINGS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};

async function read(
  ctx: ServiceContext,
  row: { storageKey: string; contentType: string } | null,
  name: string,
) {
  const object = row && (await ctx.storage.get(row.storageKey));
  if (!row || !object) throw new LacquerError("file_not_found");
  return {
    bytes: object.bytes,
    contentType: row.contentType,
    name: `${name}.${ENDINGS[row.contentType] ?? "bin"}`,
  };
}

/** One of the user's own uploads; who owns the row decides, not who knows the address. Throws file_not_found. */
export async function openUpload(
  ctx: ServiceContext,
  userId: number,
  id: string,
): Promise<OpenedFile> {
  const row = await ctx.db.prisma.upload.findFirst({ where: { id, userId } });
  return read(ctx, row, `lacquer-${row?.kind ?? "picture"}`);
}

/** One finished image of one of the user's own jobs. Throws file_not_found. */
export async function openResult(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
  imageIndex: number,
): Promise<OpenedFile> {
  const row = await ctx.db.prisma.jobImage.findFirst({
    where: { jobId, imageIndex, job: { userId } },
  });
  return read(ctx, row, `lacquer-${jobId.slice(0, 8)}-${imageIndex + 1}`);
}
