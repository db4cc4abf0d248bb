import { createHash } from "node:crypto";
import {
  designSettings,
  influenceWeights,
  LacquerError,
  type NailGuide,
  nailGuides,
} from "@lacquer/contracts";
import type { JobRow } from "@lacquer/db";
import type { ImageRequest, NailToMake } from "@lacquer/imaging";
import type { z } from "zod";
import type { ServiceContext } from "../../context.ts";

/**
 * Everything a job's images are made from, its pictures read from storage. Throws photo_unreadable when a picture it
 * names is gone: no later attempt would find it.
 */
export async function loadRequest(
  ctx: ServiceContext,
  job: JobRow,
): Promise<Omit<ImageRequest, "imageIndex" | "seed">> {
  const cache = new Map<string, Promise<Uint8Array>>();
  const read = (url: string): Promise<Uint8Array> => {
    const known = cache.get(url);
    if (known) return known;
    const reading = readUpload(ctx, url);
    cache.set(url, reading);
    return reading;
  };
  const readOptional = async (url: string | null | undefined) => (url ? read(url) : null);
  const toMake = async (guide: NailGuide): Promise<NailToMake> => ({
    guide,
    drawing: await readOptional(guide.design?.drawingImageUrl),
    reference: await readOptional(guide.design?.referenceImageUrl),
  });
  const references = Array.isArray(job.selectedDesignImages) ? job.selectedDesignImages : [];
  return {
    imageCount: job.imageCount,
    prompt: job.prompt,
    settings: fitting(designSettings, job.designSettings),
    weights: fitting(influenceWeights, job.influenceWeights),
    nails: await Promise.all(fitting(nailGuides, job.nails).map(toMake)),
    photo: await readOptional(job.originalImage),
    drawing: await readOptional(job.drawingImageUrl),
    references: await Promise.all(references.filter((url) => typeof url === "string").map(read)),
    userHash: await hashOwner(ctx, job.userId),
  };
}

/** A stored part that no longer fits its shape ends the job: no later attempt would read it otherwise. */
function fitting<Schema extends z.ZodType>(schema: Schema, stored: unknown): z.output<Schema> {
  const read = schema.safeParse(stored);
  if (read.success) return read.data;
  throw new LacquerError("invalid_input", { cause: read.error });
}

/** The same for all of a user's jobs; its input is not guessable from a count of users. */
async function hashOwner(ctx: ServiceContext, userId: number): Promise<string> {
  const user = await ctx.db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, createdAt: true },
  });
  const text = `lacquer/${userId}/${user.email}/${user.createdAt.toISOString()}`;
  return createHash("sha256").update(text).digest("hex");
}

async function readUpload(ctx: ServiceContext, url: string): Promise<Uint8Array> {
  const id = url.split("/").at(-1) ?? "";
  const row = await ctx.db.prisma.upload.findUnique({
    where: { id },
    select: { storageKey: true },
  });
  const object = row && (await ctx.storage.get(row.storageKey));
  if (!object) throw new LacquerError("photo_unreadable");
  return object.bytes;
}
