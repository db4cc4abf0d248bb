import type { Upload, UploadKind } from "@lacquer/contracts";
import { offline } from "../../../../api/errors.ts";
import { keepPicture } from "../../../../features/outbox/index.ts";
import { newId } from "../../../../platform/ids.ts";

/** Keeps the picture in this browser instead of sending it. It is an upload to the rest of the studio. */
export async function sendPicture(blob: Blob, { name }: { name: UploadKind }): Promise<Upload> {
  const bitmap = await createImageBitmap(blob);
  const { width, height } = bitmap;
  bitmap.close();
  return { id: newId(), url: await keepPicture(blob, name), width, height, kind: name };
}

/** Everything else that is sent would go to a studio, and there is none. */
export const sendBody = (): Promise<never> => Promise.reject(offline());
