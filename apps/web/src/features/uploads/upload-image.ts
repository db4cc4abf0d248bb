import { ERRORS, UPLOAD_BYTES_MAX, type Upload, type UploadKind } from "@lacquer/contracts";
import {
  RequestError,
  type RequestFailure,
  failureOf,
  failureOfBody,
  offline,
} from "../../api/errors.ts";
import { noticeFailure } from "../../api/query-client.ts";
import { newId } from "../../platform/ids.ts";
import { shrinkImage } from "./shrink.ts";

const GATEWAY_STATUSES = new Set([502, 503, 504]);
/** Longer than the server waits for bytes, and longer than it needs to prepare a picture. */
const SILENCE_MS = 120_000;

export interface UploadOptions {
  /** This picture's own key: sent again with it, after a reload for instance, it is one upload. */
  key: string;
  /** Called with 0–1 while the bytes are sent. */
  onProgress?: (fraction: number) => void;
  signal?: AbortSignal;
}

/**
 * Shrinks a picture in the browser and uploads it, once, however often it is sent with its key. Throws a RequestError
 * with a code of ours (or `offline`) and a sentence for the person; an AbortError when `signal` fires.
 */
export async function uploadImage(
  source: Blob,
  kind: UploadKind,
  options: UploadOptions,
): Promise<Upload> {
  const blob = await shrinkImage(source, kind);
  options.signal?.throwIfAborted();
  if (blob.size > UPLOAD_BYTES_MAX) {
    throw new RequestError({ code: "upload_too_large", message: ERRORS.upload_too_large.message });
  }
  return send(blob, kind, options).catch((error: unknown) => {
    if (failureOf(error).code !== "idempotency_conflict") throw error;
    // Another version of this browser shrank it to other bytes, but it is the same picture.
    return send(blob, kind, { ...options, key: newId() });
  });
}

/** XMLHttpRequest, because fetch cannot report the progress of an upload. */
function send(
  blob: Blob,
  kind: UploadKind,
  { key, onProgress, signal }: UploadOptions,
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
    request.setRequestHeader("idempotency-key", key);
    request.responseType = "json";
    // Without this, a silently dead connection would leave the designer waiting for ever.
    let silence = setTimeout(giveUp, SILENCE_MS);
    function giveUp() {
      reject(offline());
      request.abort();
    }
    request.addEventListener("loadend", () => clearTimeout(silence));
    request.upload.addEventListener("progress", ({ loaded, total, lengthComputable }) => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE_MS);
      if (lengthComputable) onProgress?.(loaded / total);
    });
    request.addEventListener("error", () => reject(offline()));
    request.addEventListener("abort", () =>
      reject(new DOMException("The upload was stopped.", "AbortError")),
    );
    request.addEventListener("load", () => {
      if (request.status === 201) return resolve(request.response as Upload);
      const failure = new RequestError(failureOfAnswer(request));
      // A proxy's own answer, not the studio's: nobody behind it answered.
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

/** The studio's own words. A proxy that gave up sends none, but its status says why. */
function failureOfAnswer({ status, response }: XMLHttpRequest): RequestFailure {
  const failure = failureOfBody(response);
  if (failure.code !== "internal" || status !== ERRORS.request_too_slow.status) return failure;
  return { code: "request_too_slow", message: ERRORS.request_too_slow.message };
}
