import type { NailGuide } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import { failureOf, isTemporary, metNobody } from "../../../api/errors.ts";
import { announce } from "../../announcer/index.ts";
import {
  type ArrivingPicture,
  forgetArriving,
  keepArriving,
  keepChosen,
  sendInOneWindow,
} from "../../outbox/index.ts";
import type { DraftPhoto } from "../../tabs/index.ts";
import { mayBePicture, uploadImage } from "../../uploads/index.ts";
import { changeWork } from "../change-work.ts";
import { withoutWhite } from "../settings.ts";
import { tellNewPhoto } from "./new-photo.ts";
import {
  changeUpload,
  forgetUpload,
  listUpload,
  type PhotoUpload,
  readUpload,
} from "./upload-store.ts";

/** Maps a tab's id to the controller that stops its upload when the designer replaces or removes the photo. */
const running = new Map<string, AbortController>();

/** Cancels the tab's upload and removes it from the list. The tab keeps its photo if it has one. */
export function dropUpload(tabId: string) {
  running.get(tabId)?.abort();
  running.delete(tabId);
  forgetUpload(tabId);
}

/**
 * Uploads a picture and makes it the tab's photo. The upload continues even if the designer switches to another tab. If
 * the picture's nails are known, they are placed with it.
 */
export async function startUpload(tabId: string, blob: Blob, nails?: readonly NailGuide[]) {
  dropUpload(tabId);
  const isPicture = mayBePicture(blob);
  const error = isPicture
    ? null
    : t`This is not a picture. Choose a JPEG, PNG, WebP or HEIC photo.`;
  const upload = listUpload(tabId, blob, error, undefined, nails);
  if (!isPicture) return;
  void keepArriving({ id: upload.id, tabId, kind: "photo", blob, ...(nails && { nails }) });
  await sendInOneWindow(upload.id, () => send(tabId, upload));
}

/** Resumes the upload of a photo whose window was closed during the upload. */
export async function resumePhoto({ id, tabId, blob, nails }: ArrivingPicture) {
  await sendInOneWindow(id, async () => {
    if (!readUpload(tabId)) await send(tabId, listUpload(tabId, blob, null, id, nails));
  });
}

/** Retries a failed upload. */
export async function retryUpload(tabId: string) {
  const upload = readUpload(tabId);
  if (!upload) return;
  changeUpload(tabId, { error: null, progress: 0 });
  await send(tabId, upload);
}

async function send(tabId: string, { id, blob, nails }: PhotoUpload) {
  const controller = new AbortController();
  running.set(tabId, controller);
  try {
    const photo = await uploadImage(blob, "photo", {
      key: id,
      signal: controller.signal,
      onProgress: (progress) => changeUpload(tabId, { progress }),
    });
    if (controller.signal.aborted) return;
    place(tabId, photo, t`The photo is in place.`, nails);
  } catch (error) {
    if (controller.signal.aborted) return;
    const failure = failureOf(error);
    const photo = metNobody(failure) ? await keepChosen(blob, "photo", id).catch(() => null) : null;
    if (controller.signal.aborted) return;
    // If this browser cannot read or store the picture, the upload card keeps showing the picture, with the reason.
    if (!photo) {
      // If the studio refused a picture permanently, it would refuse it again after a reload.
      if (!isTemporary(failure)) void forgetArriving(id);
      return changeUpload(tabId, { error: failure.message });
    }
    place(
      tabId,
      photo,
      t`The photo is saved in this browser, and sent when you are back online.`,
      nails,
    );
  }
}

/** Puts a photo that the studio already has into the tab. */
export function placePhoto(tabId: string, photo: DraftPhoto) {
  place(tabId, photo, t`The photo is in place.`, null);
}

function place(
  tabId: string,
  { url, width, height }: DraftPhoto,
  words: string,
  nails: readonly NailGuide[] | null,
) {
  changeWork(tabId, (tab) => ({
    originalImage: { url, width, height },
    ...(nails && { nails: [...nails] }),
    ...withoutWhite(tab),
  }));
  announce(words);
  dropUpload(tabId);
  if (!nails) tellNewPhoto(tabId);
}
