import type { CreateJobBody, UploadKind } from "@lacquer/contracts";
import { createStore, del, entries, get, set } from "idb-keyval";
import { uploadImage } from "../uploads/index.ts";

/** A picture that could not be uploaded when it was needed; the url once it could. */
interface KeptPicture {
  blob: Blob;
  kind: UploadKind;
  keptAt: number;
  url: string | null;
}

const PREFIX = "kept:";
/** As long as a press is kept. */
const KEEP_MS = 24 * 60 * 60 * 1000;

const pictures = createStore("lacquer-pictures", "pictures");

/** Keeps a picture in the browser until it can be uploaded. Resolves with what stands for its url meanwhile. */
export async function keepPicture(blob: Blob, kind: UploadKind): Promise<string> {
  const id = crypto.randomUUID();
  const kept: KeptPicture = { blob, kind, keptAt: Date.now(), url: null };
  await set(id, kept, pictures);
  return PREFIX + id;
}

/** The body with every kept picture uploaded. The same press always gets the same urls, however often it is sent. */
export async function withUploads(body: CreateJobBody): Promise<CreateJobBody> {
  const { drawingImageUrl } = body;
  if (!drawingImageUrl?.startsWith(PREFIX)) return body;
  return { ...body, drawingImageUrl: await urlOf(drawingImageUrl.slice(PREFIX.length)) };
}

async function urlOf(id: string): Promise<string | null> {
  const kept = await get<KeptPicture>(id, pictures);
  // A browser that threw it away: the design is painted without it rather than never.
  if (!kept) return null;
  if (kept.url) return kept.url;
  const { url } = await uploadImage(kept.blob, kept.kind);
  await set(id, { ...kept, url }, pictures);
  return url;
}

/** Removes what no press can need any more. */
export async function forgetOldPictures(): Promise<void> {
  for (const [id, kept] of await entries<string, KeptPicture>(pictures)) {
    if (Date.now() - kept.keptAt > KEEP_MS) await del(id, pictures);
  }
}
