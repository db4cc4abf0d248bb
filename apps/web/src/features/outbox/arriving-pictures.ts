import type { UploadKind } from "@lacquer/contracts";
import { unlessElsewhere } from "../../platform/window-lock.ts";
import { pictures } from "./kept-pictures.ts";

/** A picture that is being sent to the studio, kept in this browser until it has arrived or is refused. */
export interface ArrivingPicture {
  id: string;
  tabId: string;
  kind: UploadKind;
  blob: Blob;
}

/** Keeps a picture while it is uploaded, so that a reload does not lose it. */
export async function keepArriving({ id, tabId, kind, blob }: ArrivingPicture): Promise<void> {
  await pictures.set(id, { blob, kind, keptAt: Date.now(), upload: null, tabId });
}

/**
 * Forgets a picture that has arrived, was refused, or is no longer wanted. A picture that is now kept for later stays.
 */
export async function forgetArriving(id: string): Promise<void> {
  if ((await pictures.get(id))?.tabId !== undefined) await pictures.delete(id);
}

/** Sends a picture, unless another window of this browser is sending it. */
export function sendInOneWindow(id: string, send: () => Promise<void>): Promise<void> {
  return unlessElsewhere(`lacquer.arriving.${id}`, send);
}

/** Pictures that were being sent when their window closed. */
export async function readArriving(): Promise<ArrivingPicture[]> {
  const kept = await pictures.entries();
  return kept
    .toSorted(([, a], [, b]) => a.keptAt - b.keptAt)
    .flatMap(([id, { tabId, kind, blob }]) =>
      tabId === undefined ? [] : [{ id, tabId, kind, blob }],
    );
}
