import type { Upload, UploadKind } from "@lacquer/contracts";
import { offline } from "../../../../api/errors.ts";
import { keepPicture } from "../../../../features/outbox/index.ts";
import { newId } from "../../../../platform/ids.ts";

/** Stores the picture in this browser instead of sending it. The rest of the studio treats it like an upload. */
export async function sendPicture(blob: Blob, { name }: { name: UploadKind }): Promise<Upload> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  bitmap.close();
  return { id: newId(), url: await keepPicture(blob, name), width, height, kind: name };
}

/** Always fails, because everything else that is sent would need a server, and the try page has none. */
export const sendBody = (): Promise<never> => Promise.reject(offline());
