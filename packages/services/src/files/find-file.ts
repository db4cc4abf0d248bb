import { type FileRef, LacquerError } from "@lacquer/contracts";
import { safeFileName } from "@lacquer/storage";
import type { ServiceContext } from "../context.ts";
import { touchUploads } from "./touch-uploads.ts";
import { previewKey } from "./previews.ts";

/** A viewer: either a user, who sees only their own pictures, or somebody with a signed link to this picture. */
export type Viewer = { userId: number } | "link-holder";

export interface FoundFile {
  storageKey: string;
  contentType: string;
  /** The suggested file name for saving the picture. */
  name: string;
}

const ENDINGS: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/png": "png",
  "image/webp": "webp",
};

/** Returns a file name with the extension of its type. */
export function nameWithEnding(name: string, contentType: string): string {
  return `${name}.${ENDINGS[contentType] ?? "bin"}`;
}

/**
 * Finds where a picture is stored. Knowing a picture's address is not enough: a user may see only the pictures whose
 * rows belong to that user. Throws file_not_found.
 */
export async function findFile(
  ctx: ServiceContext,
  viewer: Viewer,
  ref: FileRef,
): Promise<FoundFile> {
  const row = await findRow(ctx, viewer === "link-holder" ? {} : viewer, ref);
  if (!row) throw new LacquerError("file_not_found");
  const { storageKey, contentType, name } = row;
  return { storageKey, contentType, name: nameWithEnding(name, contentType) };
}

/** Returns the owner's name for the picture in a form that suits a file, or null if it has no name. */
export async function designName(
  ctx: ServiceContext,
  viewer: Viewer,
  ref: FileRef,
): Promise<string | null> {
  if (viewer === "link-holder" || (ref.kind !== "result" && ref.kind !== "raw")) return null;
  const { jobId, imageIndex } = ref;
  const design = await ctx.db.prisma.design.findFirst({
    where: { jobId, imageIndex, userId: viewer.userId },
    select: { name: true },
  });
  return design && safeFileName(design.name);
}

/**
 * Returns true if the last touch is so recent that another touch can be skipped. The check only saves a statement,
 * because the database's clock decides whether a touch is written.
 */
const isFresh = (touchedAt: Date) => Date.now() - touchedAt.getTime() < 23 * 3_600_000;

async function findRow(
  ctx: ServiceContext,
  owner: { userId?: number },
  ref: FileRef,
): Promise<FoundFile | null> {
  const { prisma } = ctx.db;
  if (ref.kind === "upload") {
    const row = await prisma.upload.findFirst({ where: { id: ref.id, ...owner } });
    if (row && !isFresh(row.touchedAt)) await touchUploads(ctx, row.userId, [row.id]);
    return row && { ...row, name: `lacquer-${row.kind}` };
  }
  const { jobId } = ref;
  if (ref.kind === "result") {
    const { imageIndex } = ref;
    const row = await prisma.jobImage.findFirst({ where: { jobId, imageIndex, job: owner } });
    return row && { ...row, name: `lacquer-${jobId.slice(0, 8)}-${imageIndex + 1}` };
  }
  if (ref.kind === "raw") {
    const { imageIndex } = ref;
    const row = await prisma.jobImage.findFirst({ where: { jobId, imageIndex, job: owner } });
    const { rawStorageKey: storageKey, rawContentType: contentType } = row ?? {};
    const name = `lacquer-${jobId.slice(0, 8)}-${imageIndex + 1}-raw`;
    return storageKey && contentType ? { storageKey, contentType, name } : null;
  }
  const job = await prisma.generationJob.findFirst({
    where: { id: jobId, ...owner },
    select: { id: true },
  });
  const storageKey = previewKey(jobId, ref.previewId);
  return job && { storageKey, contentType: "image/webp", name: "lacquer-preview" };
}
