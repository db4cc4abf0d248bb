import { OWN_ERRORS, UPLOAD_BYTES_MAX, type Upload, type UploadKind } from "@lacquer/contracts";
import { RequestError, failureOf } from "../../api/errors.ts";
import { noticeFailure } from "../../api/query-client.ts";
import { newId } from "../../platform/ids.ts";
import { sendPicture, type SendOptions } from "./send-picture.ts";
import { shrinkImage } from "./shrink.ts";

export interface UploadOptions extends Pick<SendOptions, "onProgress" | "signal"> {
  /**
   * The picture's idempotency key. If the picture is sent again with its key, for example after a reload, it is stored
   * only once.
   */
  key: string;
}

/**
 * Shrinks a picture in the browser and uploads it. If it is sent again with the same key, it is stored only once.
 * Throws a RequestError with one of our codes (or `offline`) and a message for the user, and an AbortError when
 * `signal` fires.
 */
export async function uploadImage(
  source: Blob,
  kind: UploadKind,
  options: UploadOptions,
): Promise<Upload> {
  const blob = await shrinkImage(source, kind);
  options.signal?.throwIfAborted();
  if (blob.size > UPLOAD_BYTES_MAX) {
    throw new RequestError({
      code: "upload_too_large",
      message: OWN_ERRORS.upload_too_large.reason,
    });
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
      // The key is already used for the same picture with other bytes, because another version of this browser shrank
      // it differently. A new key is needed.
      return send({ ...options, key: newId() });
    })
    .catch((error: unknown) => {
      if (error instanceof RequestError) noticeFailure(error);
      throw error;
    });
}
