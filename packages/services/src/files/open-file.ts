import { type FileRef, LacquerError } from "@lacquer/contracts";
import { contentDisposition, safeFileName } from "@lacquer/storage";
import type { ServiceContext } from "../context.ts";
import { designName, findFile, nameWithEnding, type Viewer } from "./find-file.ts";
import { openThumbnail, type ThumbnailWidth } from "./thumbnail.ts";

export interface OpenedFile {
  bytes: Uint8Array;
  contentType: string;
  /** The Content-Disposition header: whether to show or save the picture, and its name. */
  disposition: string;
}

/** The life of a link in seconds: long enough for a slow connection, and too short for the link to be passed around. */
export const LINK_SECONDS = 600;

export interface FileChoice {
  ref: FileRef;
  /** Requests a small WebP of this width instead of the whole picture. */
  width?: ThumbnailWidth | undefined;
  /** Requests a download under this name, or under the design's name if it is empty. */
  download?: { name: string } | undefined;
}

/** Returns the place and the name of the requested picture. Throws file_not_found. */
async function choose(ctx: ServiceContext, viewer: Viewer, { ref, download }: FileChoice) {
  const found = await findFile(ctx, viewer, ref);
  if (!download) return found;
  const name = safeFileName(download.name) ?? (await designName(ctx, viewer, ref));
  return name === null ? found : { ...found, name: nameWithEnding(name, found.contentType) };
}

/** Returns a picture's bytes. Throws file_not_found. */
export async function openFile(
  ctx: ServiceContext,
  viewer: Viewer,
  choice: FileChoice,
): Promise<OpenedFile> {
  const { storageKey, contentType, name } = await choose(ctx, viewer, choice);
  const { width, download } = choice;
  const disposition = (fileName: string) =>
    contentDisposition(download ? "attachment" : "inline", fileName);
  if (width === undefined) {
    const object = await ctx.storage.get(storageKey);
    if (!object) throw new LacquerError("file_not_found");
    return { bytes: object.bytes, contentType, disposition: disposition(name) };
  }
  const who = viewer === "link-holder" ? viewer : `user:${viewer.userId}`;
  const bytes = await openThumbnail(ctx, who, storageKey, width);
  if (!bytes) throw new LacquerError("file_not_found");
  return {
    bytes,
    contentType: "image/webp",
    disposition: disposition(`${name.replace(/\.\w+$/, "")}-${width}.webp`),
  };
}

/** Returns a new link to the picture in the store, or null if the store makes no links. Throws file_not_found. */
export async function linkFile(
  ctx: ServiceContext,
  viewer: Viewer,
  choice: Omit<FileChoice, "width">,
): Promise<string | null> {
  const { storageKey, contentType, name } = await choose(ctx, viewer, choice);
  const isDownload = choice.download !== undefined;
  const ask = { seconds: LINK_SECONDS, contentType, fileName: name, isDownload };
  return (await ctx.storage.presign?.(storageKey, ask)) ?? null;
}
