import { type DesignPicture, uploadIdOf, type UploadKind } from "@lacquer/contracts";
import { openKeptBlobs } from "../../platform/kept-blobs.ts";
import { kept as keptText, keptNames } from "../../platform/kept.ts";
import { pictureBlob } from "./kept-pictures.ts";

/** This browser's own copy of an uploaded picture, because the studio removes uploads that nobody has used for long. */
interface Copy {
  blob: Blob;
  kind: UploadKind;
  keptAt: number;
}

/** Copies by the upload's id. */
const copies = openKeptBlobs<Copy>("lacquer-copies", "copies");

/** Undo may bring back a picture that left its design. */
const KEEP_MS = 24 * 60 * 60 * 1000;
/** Loading a copy that failed is not repeated with every stroke. */
const AGAIN_MS = 10 * 60 * 1000;

/** The time of this window's last check of each upload's copy. */
const seenTo = new Map<string, number>();

/** Keeps a copy of an uploaded picture, once. If the browser refuses, only the copy is missing. */
export async function keepCopy({ url, kind }: DesignPicture): Promise<void> {
  const id = uploadIdOf(url);
  if (id === null || Date.now() - (seenTo.get(id) ?? 0) < AGAIN_MS) return;
  seenTo.set(id, Date.now());
  if (await copies.get(id)) return;
  const blob = await pictureBlob(url).catch(() => null);
  if (blob) await copies.keepIfPossible(id, { blob, kind, keptAt: Date.now() });
}

/** The picture from this browser's copy, or from its cache; null when it has neither. */
export async function copyOf(url: string): Promise<Blob | null> {
  const copy = await copies.get(uploadIdOf(url) ?? "");
  return copy?.blob ?? (await pictureBlob(url).catch(() => null));
}

/** Removes copies that no draft and no press uses any more and that are at least this old. */
export async function forgetOldCopies(age = KEEP_MS): Promise<void> {
  const old = (await copies.entries()).filter(([, { keptAt }]) => Date.now() - keptAt >= age);
  if (old.length === 0) return;
  const written = keptNames().map((name) => keptText(name) ?? "");
  for (const [id] of old) {
    if (written.some((text) => text.includes(id))) continue;
    await copies.delete(id);
    seenTo.delete(id);
  }
}
