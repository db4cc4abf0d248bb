import type { RouterInputs, Upload } from "./api-types.ts";
import type { Connection } from "./connection.ts";
import { patiently } from "./patience.ts";

/** The bytes of a JPEG, PNG, WebP or HEIC. */
export type Picture = Blob | Uint8Array<ArrayBuffer> | ArrayBuffer;
export type UploadKind = RouterInputs["uploads"]["list"]["kind"];

export interface UploadOptions {
  /** What the picture is used for; a photo by default. */
  kind?: UploadKind;
  /** An upload that is repeated with the same key does not store the picture again. */
  idempotencyKey?: string;
  signal?: AbortSignal | undefined;
}

/** A finished image of a job. */
export interface GeneratedImage {
  index: number;
  /** The image's permanent address, relative to the studio's address. */
  url: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** The media type, for example `image/png`. */
  type: string;
  /** The usual ending of file names, for example `png`. */
  extension: string;
}

const FOR_MS = 60_000;

/** Stores a picture in the studio. It is stored only once, even if it must be sent several times. */
export function upload(
  connection: Connection,
  picture: Picture,
  { kind = "photo", idempotencyKey = newKey(), signal }: UploadOptions = {},
): Promise<Upload> {
  return patiently(
    () => {
      const form = new FormData();
      form.set("file", picture instanceof Blob ? picture : new Blob([picture]), "picture");
      const init = {
        method: "POST",
        headers: { "idempotency-key": idempotencyKey },
        body: form,
        signal: signal ?? null,
      };
      return connection.request(
        `/api/uploads?kind=${kind}`,
        init,
        (answer) => answer.json() as Promise<Upload>,
      );
    },
    { signal, forMs: FOR_MS },
  );
}

/** Fetches a finished image. */
export function fetchImage(
  connection: Connection,
  { url, index }: { url: string; index: number },
  signal?: AbortSignal,
): Promise<GeneratedImage> {
  const read = async (answer: Response) => {
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const type = answer.headers.get("content-type")?.split(";")[0] ?? "image/png";
    const extension = type.replace("image/", "").replace("jpeg", "jpg");
    return { index, url, bytes, type, extension };
  };
  return patiently(() => connection.request(url, { signal: signal ?? null }, read), {
    signal,
    forMs: FOR_MS,
  });
}

/** Returns a fresh idempotency key. It does not use crypto.randomUUID, which is missing from pages without https. */
export function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}
