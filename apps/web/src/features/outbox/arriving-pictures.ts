import type { UploadKind } from "@lacquer/contracts";
import { del, entries, set } from "idb-keyval";
import { unlessElsewhere } from "../../api/window-lock.ts";
import { type KeptPicture, pictures } from "./kept-pictures.ts";

/** A chosen picture on its way to the studio, kept in this browser until it is there or refused. */
export interface ArrivingPicture {
  id: string;
  tabId: string;
  kind: UploadKind;
  blob: Blob;
}

/** A browser that keeps nothing refuses by a rejection or, where it has no database at all, by throwing. */
async function unlessRefused<T>(access: () => Promise<T>): Promise<T | undefined> {
  try {
    return await access();
  } catch {
    return undefined;
  }
}

/**
 * Keeps a picture while it goes up, so that a reload does not lose it. Where the browser refuses, the picture lives as
 * long as the window, as it did before.
 */
export async function keepArriving({ id, tabId, kind, blob }: ArrivingPicture): Promise<void> {
  const kept: KeptPicture = { blob, kind, keptAt: Date.now(), upload: null, tabId };
  await unlessRefused(() => set(id, kept, pictures));
}

/** The picture is with the studio, refused, or not wanted any more. */
export async function forgetArriving(id: string): Promise<void> {
  await unlessRefused(() => del(id, pictures));
}

/** Sends a picture, unless another window of this browser is at it. */
export function sendInOneWindow(id: string, send: () => Promise<void>): Promise<void> {
  return unlessElsewhere(`lacquer.arriving.${id}`, send);
}

/** Pictures that were on their way when their window closed. */
export async function readArriving(): Promise<ArrivingPicture[]> {
  const kept = await unlessRefused(() => entries<string, KeptPicture>(pictures));
  return (kept ?? [])
    .toSorted(([, a], [, b]) => a.keptAt - b.keptAt)
    .flatMap(([id, { tabId, kind, blob }]) =>
      tabId === undefined ? [] : [{ id, tabId, kind, blob }],
    );
}
