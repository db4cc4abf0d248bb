import { ERRORS, UPLOAD_BYTES_MAX, type Upload, type UploadKind } from "@lacquer/contracts";
import { RequestError, failureOf } from "../../api/errors.ts";
import { noticeFailure } from "../../api/query-client.ts";
import { newId } from "../../platform/ids.ts";
import { sendPicture, type SendOptions } from "./send-picture.ts";
import { shrinkImage } from "./shrink.ts";

export interface UploadOptions extends Pick<SendOptions, "onProgress" | "signal"> {
  /** The picture's own key. A picture sent again with its key, after a reload for instance, is one upload. */
  key: string;
}

/**
 * Shrinks a picture in the browser and uploads it. Sent again with the same key, it stays one upload. Throws a
 * RequestError with a code of ours (or `offline`) and a sentence for the person; an AbortError when `signal` fires.
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
  const send = ({ key, ...rest }: UploadOptions) =>
    sendPicture<Upload>(blob, {
      ...rest,
      path: `/api/uploads?kind=${kind}`,
      headers: { "idempotency-key": key },
      name: kind,
    });
  return send(options)
    .catch((error: unknown) => {
      if (failureOf(error).code !== "idempotency_conflict") throw error;
      // Another version of this browser shrank it to other bytes, but it is the same picture.
      return send({ ...options, key: newId() });
    })
    .catch((error: unknown) => {
      if (error instanceof RequestError) noticeFailure(error);
      throw error;
    });
}
