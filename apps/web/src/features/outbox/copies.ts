import { type DesignPicture, uploadIdOf, type UploadKind } from "@lacquer/contracts";
import { openKeptBlobs } from "../../platform/kept-blobs.ts";
import { kept as keptText, keptNames } from "../../platform/kept.ts";
import { pictureBlob } from "./kept-pictures.ts";

/**
 * This browser's own copy of an uploaded picture. It is needed because the studio removes uploads that nobody has used
 * for a long time.
 */
interface Copy {
  blob: Blob;
  kind: UploadKind;
  keptAt: number;
}

/** The copies, stored by the id of the upload. */
const copies = openKeptBlobs<Copy>("lacquer-copies", "copies");

/** An unused copy is stored for this long, because undo may bring its picture back into the design. */
const KEEP_MS = 24 * 60 * 60 * 1000;
/** If loading a copy failed, the next attempt is made only after this time, and not with every stroke. */
const AGAIN_MS = 10 * 60 * 1000;

/** Maps an upload's id to the time when this window last checked its copy. */
const seenTo = new Map<string, number>();

/**
 * Stores a copy of an uploaded picture, unless one is stored already. If the browser refuses to store the copy, nothing
 * else is lost.
 */
export async function keepCopy({ url, kind }: DesignPicture): Promise<void> {
  const id = uploadIdOf(url);
  if (id === null || Date.now() - (seenTo.get(id) ?? 0) < AGAIN_MS) return;
  seenTo.set(id, Date.now());
  if (await copies.get(id)) return;
  const blob = await pictureBlob(url).catch(() => null);
  if (blob) await copies.keepIfPossible(id, { blob, kind, keptAt: Date.now() });
}

/** Returns the picture from this browser's copy or from the browser's cache; null if neither has it. */
export async function copyOf(url: string): Promise<Blob | null> {
  const copy = await copies.get(uploadIdOf(url) ?? "");
  return copy?.blob ?? (await pictureBlob(url).catch(() => null));
}

/** Removes copies that are at least this old and that no draft and no press uses any more. */
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
