import { type FileRef, LacquerError } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { findFile, type Viewer } from "./find-file.ts";
import { shrinkPicture, type ThumbnailWidth } from "./thumbnail.ts";

export interface OpenedFile {
  bytes: Uint8Array;
  contentType: string;
  /** A name to save it under. */
  name: string;
}

/** How long a link lives that an owner is sent to; long enough for a slow line, too short to be passed around. */
export const LINK_SECONDS = 600;

/** A picture's bytes, or those of it as a small WebP of that width. Throws file_not_found. */
export async function openFile(
  ctx: ServiceContext,
  viewer: Viewer,
  ref: FileRef,
  width?: ThumbnailWidth,
): Promise<OpenedFile> {
  const { storageKey, contentType, name } = await findFile(ctx, viewer, ref);
  const object = await ctx.storage.get(storageKey);
  if (!object) throw new LacquerError("file_not_found");
  if (width === undefined) return { bytes: object.bytes, contentType, name };
  const bytes = await shrinkPicture(object.bytes, width);
  return { bytes, contentType: "image/webp", name: `${name.replace(/\.\w+$/, "")}-${width}.webp` };
}

/** A fresh link to the store's own copy; null where the store makes none. Throws file_not_found. */
export async function linkFile(
  ctx: ServiceContext,
  viewer: Viewer,
  ref: FileRef,
): Promise<string | null> {
  const { storageKey, contentType, name } = await findFile(ctx, viewer, ref);
  const ask = { seconds: LINK_SECONDS, contentType, fileName: name };
  return (await ctx.storage.presign?.(storageKey, ask)) ?? null;
}
