import type { NailGuide, Upload, UploadKind } from "@lacquer/contracts";
import { openKeptBlobs } from "../../platform/kept-blobs.ts";
import { kept as keptText, keptNames } from "../../platform/kept.ts";
import { newId } from "../../platform/ids.ts";
import { inTurn } from "../../platform/window-lock.ts";
import { shrinkImage, uploadImage } from "../uploads/index.ts";

/** A picture that could not be uploaded when it was needed; later also the result of its upload. */
export interface KeptPicture {
  blob: Blob;
  kind: UploadKind;
  keptAt: number;
  upload: Upload | null;
  /** The design that the picture was chosen for, while its upload is still running. */
  tabId?: string;
  /** The nails of this photo, if they are already known before the photo is in its design. */
  nails?: readonly NailGuide[];
}

const PREFIX = "kept:";
/** Pictures are kept as long as presses of Generate. */
const KEEP_MS = 24 * 60 * 60 * 1000;

export const pictures = openKeptBlobs<KeptPicture>("lacquer-pictures", "pictures");

/**
 * Returns true for a placeholder, which drafts and requests contain in place of a picture that the studio does not have
 * yet.
 */
export const isKept = (url: string): boolean => url.startsWith(PREFIX);

const idOf = (url: string): string => url.slice(PREFIX.length);

/**
 * Stores a picture in the browser until it can be uploaded. Resolves with a placeholder for its url. `id` is the
 * picture's own id if its upload has already begun.
 */
export async function keepPicture(blob: Blob, kind: UploadKind, id = newId()): Promise<string> {
  const kept: KeptPicture = { blob, kind, keptAt: Date.now(), upload: null };
  await pictures.set(id, kept);
  return PREFIX + id;
}

/**
 * Stores the copy of an upload that the studio no longer has. The copy gets the upload's id, so that it is uploaded
 * only once, however many windows notice the loss.
 */
export async function keepAgain(id: string, blob: Blob, kind: UploadKind): Promise<string> {
  return (await pictures.get(id)) ? PREFIX + id : keepPicture(blob, kind, id);
}

/**
 * Stores a chosen picture like `keepPicture`, but first turns it upright and reduces it to the size for the upload.
 * Also resolves with its size in pixels. Rejects when this browser cannot read or store it.
 */
export async function keepChosen(
  source: Blob,
  kind: UploadKind,
  id: string,
): Promise<Pick<Upload, "url" | "width" | "height">> {
  const blob = await shrinkImage(source, kind);
  const bitmap = await createImageBitmap(blob, { imageOrientation: "from-image" });
  const { width, height } = bitmap;
  bitmap.close();
  return { url: await keepPicture(blob, kind, id), width, height };
}

/** Returns the stored picture; null if the browser has deleted it. */
export async function keptBlob(url: string): Promise<Blob | null> {
  return (await pictures.get(idOf(url)))?.blob ?? null;
}

/**
 * Fetches a picture. If an element has loaded it from a bucket before, the cached response may forbid reading its
 * pixels, so a failed fetch is repeated without the cache.
 */
const fetchPicture = (url: string): Promise<Response> =>
  fetch(url).catch(() => fetch(url, { cache: "reload" }));

/** Returns a picture's bytes, whether it is kept in this browser or uploaded. Rejects when it cannot be loaded. */
export async function pictureBlob(url: string): Promise<Blob> {
  const kept = isKept(url) ? await keptBlob(url) : null;
  if (kept) return kept;
  const answer = await fetchPicture(url);
  if (!answer.ok)
    throw new Error(`The request for the picture was answered with ${answer.status}.`);
  return answer.blob();
}

const travelling = new Map<string, Promise<Upload | null>>();

/**
 * Uploads a kept picture once, however many callers and windows request it. Returns null if the browser has deleted it.
 * Throws what `uploadImage` throws.
 */
export function uploadKept(url: string): Promise<Upload | null> {
  const known = travelling.get(url);
  if (known) return known;
  const upload = uploadInTurn(url).finally(() => travelling.delete(url));
  travelling.set(url, upload);
  return upload;
}

async function uploadInTurn(url: string): Promise<Upload | null> {
  let upload: Upload | null = null;
  await inTurn(`lacquer.picture.${url}`, async () => {
    const kept = await pictures.get(idOf(url));
    if (!kept) return;
    upload = kept.upload ?? (await uploadImage(kept.blob, kept.kind, { key: idOf(url) }));
    if (!kept.upload) await pictures.set(idOf(url), { ...kept, upload });
  });
  return upload;
}

/** Removes pictures that are at least this old and that no draft and no press uses any more. */
export async function forgetOldPictures(age = KEEP_MS): Promise<void> {
  const old = (await pictures.entries()).filter(([, { keptAt }]) => Date.now() - keptAt >= age);
  if (old.length === 0) return;
  const written = keptNames().map((name) => keptText(name) ?? "");
  for (const [id] of old) {
    if (!written.some((text) => text.includes(PREFIX + id))) await pictures.delete(id);
  }
}
