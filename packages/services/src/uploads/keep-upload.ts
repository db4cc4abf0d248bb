import {
  isClear,
  keptPhotoScale,
  LacquerError,
  UPLOAD_SIDE_MAX,
  type UploadKind,
} from "@lacquer/contracts";
import { pictures } from "../limits/gates.ts";
import { type CleanImage, workingCopy } from "./decode-upload.ts";
import { checkKeptPicture } from "./kept-picture.ts";

/**
 * Returns a picture that is already clean, with its bytes unchanged, or null if it must be cleaned. A picture is clean
 * if decodeUpload could have made it: it has the kind's format, is not larger than the kind allows, and contains
 * nothing but pixels.
 */
export async function keepUpload(
  bytes: Buffer,
  kind: UploadKind,
  who: string,
): Promise<CleanImage | null> {
  const kept = await checkKeptPicture(bytes, "bare", who).catch((error: unknown) => {
    if (error instanceof LacquerError && error.code === "upload_not_an_image") return null;
    throw error;
  });
  const contentType = isClear(kind) ? "image/png" : "image/jpeg";
  if (kept?.contentType !== contentType) return null;
  const { width, height } = kept;
  if (Math.max(width, height) <= UPLOAD_SIDE_MAX)
    return { bytes, width, height, contentType, working: null };
  if (kind !== "photo" || keptPhotoScale(kept) < 1) return null;
  const working = await pictures.run(who, () => workingCopy(bytes));
  return { bytes, width, height, contentType, working };
}
