import { ERRORS, UPLOAD_BYTES_MAX, type Upload, type UploadKind } from "@lacquer/contracts";
import { RequestError, failureOfBody, offline } from "../../api/errors.ts";
import { noticeFailure } from "../../api/query-client.ts";
import { shrinkImage } from "./shrink.ts";

const GATEWAY_STATUSES = new Set([502, 503, 504]);

export interface UploadOptions {
  /** Called with 0–1 while the bytes travel. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/**
 * Shrinks a picture in the browser and uploads it. Throws a RequestError with a code of ours (or `offline`) and a
 * sentence for the person; an AbortError when `signal` fires.
 */
export async function uploadImage(
  source: Blob,
  kind: UploadKind,
  options: UploadOptions = {},
): Promise<Upload> {
  const blob = await shrinkImage(source, kind);
  options.signal?.throwIfAborted();
  if (blob.size > UPLOAD_BYTES_MAX) {
    throw new RequestError({ code: "upload_too_large", message: ERRORS.upload_too_large.message });
  }
  return send(blob, kind, options);
}

/** XMLHttpRequest, because fetch cannot tell how far an upload has come. */
function send(
  blob: Blob,
  kind: UploadKind,
  { onProgress, signal }: UploadOptions,
): Promise<Upload> {
  const form = new FormData();
  form.append(
    "file",
    blob,
    blob instanceof File ? blob.name : `${kind}.${blob.type.split("/")[1] ?? "bin"}`,
  );

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `/api/uploads?kind=${kind}`);
    request.responseType = "json";
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      if (lengthComputable) onProgress?.(loaded / total);
    });
    request.addEventListener("error", () => reject(offline()));
    request.addEventListener("abort", () =>
      reject(new DOMException("The upload was stopped.", "AbortError")),
    );
    request.addEventListener("load", () => {
      if (request.status === 201) return resolve(request.response as Upload);
      const failure = new RequestError(failureOfBody(request.response));
      // A proxy's own words, not the studio's: nobody behind it answered.
      if (failure.code === "internal" && GATEWAY_STATUSES.has(request.status)) {
        return reject(offline());
      }
      noticeFailure(failure);
      reject(failure);
    });
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(form);
  });
}
