import { createHash } from "node:crypto";
import {
  designSettings,
  influenceWeights,
  LacquerError,
  nailGuides,
  picturesOf,
  placePictures,
  uploadIdOf,
  VARIATIONS,
} from "@lacquer/contracts";
import type { JobRow } from "@lacquer/db";
import type { ImageRequest } from "@lacquer/imaging";
import type { z } from "zod";
import type { ServiceContext } from "../../context.ts";
import { aboutJob } from "./about.ts";
import type { ToShow } from "./show-image.ts";

/**
 * Returns everything that a job's images are made from. The pictures are read from storage: the photo's working copy,
 * or the original for a picture in the photo's own size. Throws photo_unreadable if a picture is gone, because no later
 * attempt would find it.
 */
export async function loadRequest(
  ctx: ServiceContext,
  job: JobRow,
  photo: "working" | "original" = "working",
): Promise<Omit<ImageRequest, "imageIndex" | "seed" | "variationSeed"> & ToShow> {
  const design = {
    originalImage: job.originalImage,
    drawingImageUrl: job.drawingImageUrl,
    selectedDesignImages: referencesOf(job),
    nails: fitting(nailGuides, job.nails),
  };
  const urls = [...new Set(picturesOf(design).map(({ url }) => url))];
  const read = await Promise.all(
    urls.map(
      async (url) =>
        [
          url,
          await readUpload(ctx, url, photo === "original" && url === job.originalImage),
        ] as const,
    ),
  );
  const bytes = new Map(read);
  const settings = fitting(designSettings, job.designSettings);
  return {
    imageCount: job.imageCount,
    variation: VARIATIONS.find((known) => known === job.variation) ?? null,
    prompt: job.prompt,
    settings,
    about: aboutJob(job, settings),
    weights: fitting(influenceWeights, job.influenceWeights),
    ...placePictures(design, (url) => {
      const picture = bytes.get(url);
      if (!picture) throw new LacquerError("photo_unreadable");
      return picture;
    }),
    userHash: await hashOwner(ctx, job.userId),
  };
}

function referencesOf(job: JobRow): string[] {
  const stored = Array.isArray(job.selectedDesignImages) ? job.selectedDesignImages : [];
  return stored.filter((url) => typeof url === "string");
}

/**
 * Parses a stored part. If the part no longer fits its shape, the error ends the job, because no later attempt could
 * read the part either.
 */
function fitting<Schema extends z.ZodType>(schema: Schema, stored: unknown): z.output<Schema> {
  const read = schema.safeParse(stored);
  if (read.success) return read.data;
  throw new LacquerError("invalid_input", { cause: read.error });
}

/**
 * Returns a hash that identifies a user to the provider and is the same for all the user's jobs. It includes the e-mail
 * address and the time of the account's creation, so that nobody can find the user by trying user numbers.
 */
async function hashOwner(ctx: ServiceContext, userId: number): Promise<string> {
  const user = await ctx.db.prisma.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, createdAt: true },
  });
  const text = `lacquer/${userId}/${user.email}/${user.createdAt.toISOString()}`;
  return createHash("sha256").update(text).digest("hex");
}

async function readUpload(
  ctx: ServiceContext,
  url: string,
  isOriginal: boolean,
): Promise<Uint8Array> {
  const id = uploadIdOf(url);
  if (id === null) throw new LacquerError("photo_unreadable");
  const row = await ctx.db.prisma.upload.findUnique({
    where: { id },
    select: { storageKey: true, workingKey: true },
  });
  const object =
    row && (await ctx.storage.get((isOriginal ? null : row.workingKey) ?? row.storageKey));
  if (!object) throw new LacquerError("photo_unreadable");
  return object.bytes;
}
