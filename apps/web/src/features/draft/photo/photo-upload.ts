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

/** Stops the upload of a tab that another photo or the designer has replaced. */
const running = new Map<string, AbortController>();

/** Forgets the upload; the tab's photo, if it has one, stays. */
export function dropUpload(tabId: string) {
  running.get(tabId)?.abort();
  running.delete(tabId);
  forgetUpload(tabId);
}

/** Puts a picture into the tab as its photo; goes on when the designer turns to another tab. */
export async function startUpload(tabId: string, blob: Blob) {
  dropUpload(tabId);
  const isPicture = mayBePicture(blob);
  const error = isPicture
    ? null
    : "This is not a picture. A photo as JPEG, PNG, WebP or HEIC works.";
  const upload = listUpload(tabId, blob, error);
  if (!isPicture) return;
  void keepArriving({ id: upload.id, tabId, kind: "photo", blob });
  await sendInOneWindow(upload.id, () => send(tabId, upload));
}

/** Goes on with a photo whose window was closed while it went up. */
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
    const { url, width, height } = await uploadImage(blob, "photo", {
      key: id,
      signal: controller.signal,
      onProgress: (progress) => changeUpload(tabId, { progress }),
    });
    if (controller.signal.aborted) return;
    place(tabId, { url, width, height }, "The photo is in place.");
  } catch (error) {
    if (controller.signal.aborted) return;
    const failure = failureOf(error);
    const photo = metNobody(failure) ? await keepChosen(blob, "photo", id).catch(() => null) : null;
    if (controller.signal.aborted) return;
    // What this browser cannot read or keep stays on the card, with what went wrong.
    if (!photo) {
      // Refused for good, it would only be refused again after a reload.
      if (!isTemporary(failure)) void forgetArriving(id);
      return changeUpload(tabId, { error: failure.message });
    }
    place(tabId, photo, "The photo is kept here and sent when you are back.");
  }
}

function place(tabId: string, photo: DraftPhoto, words: string) {
  changeWork(tabId, () => ({ originalImage: photo }));
  announce(words);
  dropUpload(tabId);
  tellNewPhoto(tabId);
}
