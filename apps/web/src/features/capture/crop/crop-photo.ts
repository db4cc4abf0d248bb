import { t } from "@lingui/core/macro";
import { newId } from "../../../platform/ids.ts";
import { announce } from "../../announcer/index.ts";
import { changeWork, readTab, tellNewPhoto } from "../../draft/index.ts";
import { keepChosen, pictureBlob } from "../../outbox/index.ts";
import type { DraftPhoto } from "../../tabs/index.ts";
import { uploadImage } from "../../uploads/index.ts";
import type { Crop } from "./crop-box.ts";
import { cutPicture } from "./cut-picture.ts";
import { movedWork } from "./moved-work.ts";

/**
 * Crops the design's photo together with its nails and drawing, as one undo step. The new photo is kept in this browser
 * and uploaded automatically, like a photo chosen offline. Rejects when the photo cannot be read.
 */
export async function cropPhoto(tabId: string, photo: DraftPhoto, crop: Crop): Promise<void> {
  const cut = await cutPicture(await pictureBlob(photo.url), crop, photo);
  const id = newId();
  const { url, width, height } = await keepChosen(cut, "photo", id).catch(() =>
    // If the browser cannot store pictures, the photo is uploaded first.
    uploadImage(cut, "photo", { key: id }),
  );
  // Another window may have replaced the photo meanwhile. The sizes are compared instead of the addresses, because the
  // photo's address also changes when the studio has received the photo.
  const now = readTab(tabId)?.originalImage;
  if (now?.width !== photo.width || now.height !== photo.height)
    throw new Error("The photo was replaced in the meantime.");
  changeWork(
    tabId,
    (tab) => ({ originalImage: { url, width, height }, ...movedWork(tab, crop, photo) }),
    { label: t`Photo cropped` },
  );
  announce(t`The photo is cropped. Undo brings back what was cut off.`);
  if (readTab(tabId)?.nails.length === 0) tellNewPhoto(tabId);
}
