import { LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { previewKey } from "../generation/previews.ts";

export interface OpenedFile {
  bytes: Uint8Array;
  contentType: string;
  /** A name to save it under. */
  name: string;
}

/** How long a link lives that an owner is sent to; long enough for a slow line, too short to be passed around. */
export const LINK_SECONDS = 600;

const ENDINGS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};

interface Found {
  storageKey: string;
  contentType: string;
  name: string;
}

function named(row: { storageKey: string; contentType: string } | null, name: string): Found {
  if (!row) throw new LacquerError("file_not_found");
  return { ...row, name: `${name}.${ENDINGS[row.contentType] ?? "bin"}` };
}

async function findUpload(ctx: ServiceContext, userId: number, id: string): Promise<Found> {
  const row = await ctx.db.prisma.upload.findFirst({ where: { id, userId } });
  return named(row, `lacquer-${row?.kind ?? "picture"}`);
}

async function findResult(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
  imageIndex: number,
): Promise<Found> {
  const row = await ctx.db.prisma.jobImage.findFirst({
    where: { jobId, imageIndex, job: { userId } },
  });
  return named(row, `lacquer-${jobId.slice(0, 8)}-${imageIndex + 1}`);
}

async function findPreview(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
  previewId: string,
): Promise<Found> {
  const job = await ctx.db.prisma.generationJob.findFirst({
    where: { id: jobId, userId },
    select: { id: true },
  });
  const row = job && { storageKey: previewKey(job.id, previewId), contentType: "image/webp" };
  return named(row, "lacquer-preview");
}

async function read(ctx: ServiceContext, found: Found): Promise<OpenedFile> {
  const object = await ctx.storage.get(found.storageKey);
  if (!object) throw new LacquerError("file_not_found");
  return { bytes: object.bytes, contentType: found.contentType, name: found.name };
}

async function link(ctx: ServiceContext, find: () => Promise<Found>): Promise<string | null> {
  if (!ctx.storage.presign) return null;
  const { storageKey, contentType, name } = await find();
  const ask = { seconds: LINK_SECONDS, contentType, fileName: name };
  return ctx.storage.presign(storageKey, ask);
}

/** One of the user's own uploads; who owns the row decides, not who knows the address. Throws file_not_found. */
export async function openUpload(
  ctx: ServiceContext,
  userId: number,
  id: string,
): Promise<OpenedFile> {
  return read(ctx, await findUpload(ctx, userId, id));
}

/** One finished image of one of the user's own jobs. Throws file_not_found. */
export async function openResult(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
  imageIndex: number,
): Promise<OpenedFile> {
  return read(ctx, await findResult(ctx, userId, jobId, imageIndex));
}

/** A fresh link to the store for an upload's owner; null where the store makes none. Throws file_not_found. */
export function linkUpload(
  ctx: ServiceContext,
  userId: number,
  id: string,
): Promise<string | null> {
  return link(ctx, () => findUpload(ctx, userId, id));
}

/** The same for a finished image. */
export function linkResult(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
  imageIndex: number,
): Promise<string | null> {
  return link(ctx, () => findResult(ctx, userId, jobId, imageIndex));
}

/** A picture on its way, to the owner of its job, as long as it is kept. Throws file_not_found. */
export async function openPreview(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
  previewId: string,
): Promise<OpenedFile> {
  return read(ctx, await findPreview(ctx, userId, jobId, previewId));
}

/** A fresh link to it; null where the store makes none. Throws file_not_found. */
export function linkPreview(
  ctx: ServiceContext,
  userId: number,
  jobId: string,
  previewId: string,
): Promise<string | null> {
  return link(ctx, () => findPreview(ctx, userId, jobId, previewId));
}
