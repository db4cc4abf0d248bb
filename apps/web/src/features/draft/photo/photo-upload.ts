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
import { tellNewPhoto } from "./new-photo.ts";
import {
  changeUpload,
  forgetUpload,
  listUpload,
  type PhotoUpload,
  readUpload,
} from "./upload-store.ts";

/** Stops the upload of a tab when the designer has replaced or removed its photo. */
const running = new Map<string, AbortController>();

/** Forgets the upload. The tab keeps its photo, if it has one. */
export function dropUpload(tabId: string) {
  running.get(tabId)?.abort();
  running.delete(tabId);
  forgetUpload(tabId);
}

/** Puts a picture into the tab as its photo. It continues when the designer turns to another tab. */
export async function startUpload(tabId: string, blob: Blob) {
  dropUpload(tabId);
  const isPicture = mayBePicture(blob);
  const error = isPicture ? null : "This is not a picture. Choose a JPEG, PNG, WebP or HEIC photo.";
  const upload = listUpload(tabId, blob, error);
  if (!isPicture) return;
  void keepArriving({ id: upload.id, tabId, kind: "photo", blob });
  await sendInOneWindow(upload.id, () => send(tabId, upload));
}

/** Continues with a photo whose window was closed during its upload. */
export async function resumePhoto({ id, tabId, blob }: ArrivingPicture) {
  await sendInOneWindow(id, async () => {
    if (!readUpload(tabId)) await send(tabId, listUpload(tabId, blob, null, id));
  });
}

/** Tries a failed upload once more. */
export async function retryUpload(tabId: string) {
  const upload = readUpload(tabId);
  if (!upload) return;
  changeUpload(tabId, { error: null, progress: 0 });
  await send(tabId, upload);
}

async function send(tabId: string, { id, blob }: PhotoUpload) {
  const controller = new AbortController();
  running.set(tabId, controller);
  try {
    const photo = await uploadImage(blob, "photo", {
      key: id,
      signal: controller.signal,
      onProgress: (progress) => changeUpload(tabId, { progress }),
    });
    if (controller.signal.aborted) return;
    placePhoto(tabId, photo);
  } catch (error) {
    if (controller.signal.aborted) return;
    const failure = failureOf(error);
    const photo = metNobody(failure) ? await keepChosen(blob, "photo", id).catch(() => null) : null;
    if (controller.signal.aborted) return;
    // A picture that this browser cannot read or keep stays on the card, with the reason.
    if (!photo) {
      // A picture that was refused for good would only be refused again after a reload.
      if (!isTemporary(failure)) void forgetArriving(id);
      return changeUpload(tabId, { error: failure.message });
    }
    place(tabId, photo, "The photo is kept here and sent when you are back online.");
  }
}

/** Puts a photo that the studio has into the tab. */
export function placePhoto(tabId: string, { url, width, height }: DraftPhoto) {
  place(tabId, { url, width, height }, "The photo is in place.");
}

function place(tabId: string, photo: DraftPhoto, words: string) {
  changeWork(tabId, () => ({ originalImage: photo }));
  announce(words);
  dropUpload(tabId);
  tellNewPhoto(tabId);
}
