import {
  type CreateJobInput,
  fileUrls,
  LacquerError,
  mapPictures,
  picturesOf,
  UPLOAD_BYTES_MAX,
  uploadIdOf,
} from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { checkQuota } from "../limits/storage-quota.ts";
import { discardPictures, type StoredPicture, storePicture } from "./store-upload.ts";
import { touchUploads } from "../files/touch-uploads.ts";

const DATA_URL = /^data:image\/(?:png|jpeg|jpg|webp|heic|heif);base64,([A-Za-z0-9+/=\s]+)$/;

/**
 * Checks, before anything is written, that every url is one of the user's own uploads. Throws upload_not_found both for
 * other people's uploads and for unknown ones, so that nobody can tell them apart.
 */
export async function checkPictures(
  ctx: ServiceContext,
  userId: number,
  input: CreateJobInput,
): Promise<void> {
  const ids = new Set<string>();
  for (const { url } of picturesOf(input)) {
    if (url.startsWith("data:")) {
      if (!DATA_URL.test(url)) throw new LacquerError("upload_not_an_image");
      continue;
    }
    const id = uploadIdOf(url);
    if (!id) throw new LacquerError("upload_not_found");
    ids.add(id);
  }
  if (ids.size === 0) return;
  // The uploads are touched first, so that no sweep removes them before the job is written.
  const { missing } = await touchUploads(ctx, userId, [...ids]);
  if (missing.length > 0) throw new LacquerError("upload_not_found");
}

/**
 * Stores the pictures that came inside the request as data: urls. Returns the design with stable urls in their place.
 * Equal data: urls are stored once. The caller must insert `stored` with the job, or remove its objects.
 */
export async function adoptPictures(
  ctx: ServiceContext,
  userId: number,
  input: CreateJobInput,
): Promise<{ input: CreateJobInput; stored: StoredPicture[] }> {
  const stored = new Map<string, StoredPicture>();
  if (picturesOf(input).some(({ url }) => url.startsWith("data:")))
    await checkQuota(ctx, ctx.db.pool, userId, 0);
  try {
    for (const { url, kind } of picturesOf(input)) {
      if (!url.startsWith("data:") || stored.has(`${kind} ${url}`)) continue;
      const bytes = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
      if (bytes.length > UPLOAD_BYTES_MAX) throw new LacquerError("upload_too_large");
      stored.set(`${kind} ${url}`, await storePicture(ctx, userId, { kind, bytes }));
    }
  } catch (error) {
    await discardPictures(ctx, [...stored.values()]);
    throw error;
  }
  return {
    stored: [...stored.values()],
    input: mapPictures(input, (url, kind) => {
      const picture = stored.get(`${kind} ${url}`);
      return picture ? fileUrls.upload(picture.id) : url;
    }),
  };
}
