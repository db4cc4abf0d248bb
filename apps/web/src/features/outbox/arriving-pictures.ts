import type { UploadKind } from "@lacquer/contracts";
import { unlessElsewhere } from "../../platform/window-lock.ts";
import { pictures } from "./kept-pictures.ts";

/** A chosen picture on its way to the studio, kept in this browser until it is there or refused. */
export interface ArrivingPicture {
  id: string;
  tabId: string;
  kind: UploadKind;
  blob: Blob;
}

/** Keeps a picture while it goes up, so that a reload does not lose it. */
export async function keepArriving({ id, tabId, kind, blob }: ArrivingPicture): Promise<void> {
  await pictures.set(id, { blob, kind, keptAt: Date.now(), upload: null, tabId });
}

/** The picture is with the studio, refused, or not wanted any more. One that is kept for later by now stays. */
export async function forgetArriving(id: string): Promise<void> {
  if ((await pictures.get(id))?.tabId !== undefined) await pictures.delete(id);
}

/** Sends a picture, unless another window of this browser is at it. */
export function sendInOneWindow(id: string, send: () => Promise<void>): Promise<void> {
  return unlessElsewhere(`lacquer.arriving.${id}`, send);
}

/** Pictures that were on their way when their window closed. */
export async function readArriving(): Promise<ArrivingPicture[]> {
  const kept = await pictures.entries();
  return kept
    .toSorted(([, a], [, b]) => a.keptAt - b.keptAt)
    .flatMap(([id, { tabId, kind, blob }]) =>
      tabId === undefined ? [] : [{ id, tabId, kind, blob }],
    );
}
