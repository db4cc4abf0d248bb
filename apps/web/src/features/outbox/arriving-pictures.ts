import type { NailGuide, UploadKind } from "@lacquer/contracts";
import { unlessElsewhere } from "../../platform/window-lock.ts";
import { pictures } from "./kept-pictures.ts";

/** A picture that is being uploaded. It is stored in this browser until the studio has received or refused it. */
export interface ArrivingPicture {
  id: string;
  tabId: string;
  kind: UploadKind;
  blob: Blob;
  /** The nails of this photo, if they are already known before the photo is in its design. */
  nails?: readonly NailGuide[];
}

/** Stores a picture during its upload, so that a reload does not lose it. */
export async function keepArriving(picture: ArrivingPicture): Promise<void> {
  const { id, tabId, kind, blob, nails } = picture;
  const known = nails && { nails };
  await pictures.set(id, { blob, kind, keptAt: Date.now(), upload: null, tabId, ...known });
}

/**
 * Deletes a picture that was received or refused, or is no longer needed. A picture that is now kept for a later upload
 * is not deleted.
 */
export async function forgetArriving(id: string): Promise<void> {
  if ((await pictures.get(id))?.tabId !== undefined) await pictures.delete(id);
}

/** Uploads a picture, unless another window of this browser is already uploading it. */
export function sendInOneWindow(id: string, send: () => Promise<void>): Promise<void> {
  return unlessElsewhere(`lacquer.arriving.${id}`, send);
}

/** Returns the pictures whose window was closed during their upload. */
export async function readArriving(): Promise<ArrivingPicture[]> {
  const kept = await pictures.entries();
  return kept
    .toSorted(([, a], [, b]) => a.keptAt - b.keptAt)
    .flatMap(([id, { tabId, kind, blob, nails }]) =>
      tabId === undefined ? [] : [{ id, tabId, kind, blob, ...(nails && { nails }) }],
    );
}
