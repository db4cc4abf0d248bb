import { OWN_ERRORS } from "@lacquer/contracts";
import { RequestError, type RequestFailure, failureOfBody, offline } from "../../api/errors.ts";

const GATEWAY_STATUSES = new Set([502, 503, 504]);
/** Longer than the server waits for bytes, and longer than it needs to process a picture. */
const SILENCE_MS = 120_000;

export interface SendOptions {
  path: string;
  headers: Record<string, string>;
  /** Called with the uploaded share (0–1) while the bytes are sent. */
  onProgress?: ((fraction: number) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** Sends one picture as a form, and returns the studio's response. Throws as sendBody does. */
export function sendPicture<Answer>(
  blob: Blob,
  {
    name,
    ...options
  }: SendOptions & {
    /** The file name for a picture that has none. */
    name: string;
  },
): Promise<Answer> {
  const form = new FormData();
  const fileName = blob instanceof File ? blob.name : `${name}.${blob.type.split("/")[1] ?? "bin"}`;
  form.append("file", blob, fileName);
  return sendBody<Answer>(form, options);
}

/**
 * Sends a form or a file, and returns the studio's response. Throws a RequestError with one of our codes (or
 * `offline`), and an AbortError when `signal` fires. It uses XMLHttpRequest, because fetch cannot report progress.
 */
export function sendBody<Answer>(
  body: FormData | Blob,
  { path, headers, onProgress, signal }: SendOptions,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    for (const [header, text] of Object.entries(headers)) request.setRequestHeader(header, text);
    request.responseType = "json";
    // Without this timer, a connection that died silently would make the designer wait forever.
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
      if (request.status === 200 || request.status === 201)
        return resolve(request.response as Answer);
      const failure = new RequestError(failureOfAnswer(request));
      // This response comes from a proxy, which means that the studio itself did not respond.
      const isProxys = failure.code === "internal" && GATEWAY_STATUSES.has(request.status);
      reject(isProxys ? offline() : failure);
    });
    signal?.addEventListener("abort", () => request.abort(), { once: true });
    request.send(body);
  });
}

/**
 * Returns the failure with the studio's own message. A proxy that gave up sends no message, but its status gives the
 * reason.
 */
function failureOfAnswer({ status, response }: XMLHttpRequest): RequestFailure {
  const failure = failureOfBody(response);
  if (failure.code !== "internal" || status !== OWN_ERRORS.request_too_slow.status) return failure;
  return { code: "request_too_slow", message: OWN_ERRORS.request_too_slow.reason };
}
