import { REFERENCES_MAX } from "@lacquer/contracts";
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
import { mayBePicture, uploadImage } from "../../uploads/index.ts";
import { readTab } from "../read-tab.ts";
import {
  type Arriving,
  countArriving,
  dismissArriving,
  listArriving,
  listResumed,
  setArrivingError,
} from "./arriving-references.ts";
import { addReferenceUrl, dropReferenceUrl } from "./reference-actions.ts";

export async function sendReference(tabId: string, item: Arriving) {
  setArrivingError(tabId, item.id, null);
  try {
    const { url } = await uploadImage(item.blob, "reference", { key: item.id });
    addReferenceUrl(tabId, url);
    dismissArriving(tabId, item.id);
  } catch (error) {
    const failure = failureOf(error);
    const kept = metNobody(failure)
      ? await keepChosen(item.blob, "reference", item.id).catch(() => null)
      : null;
    if (!kept) {
      // If the studio refused a picture permanently, it would refuse it again after a reload.
      if (!isTemporary(failure)) void forgetArriving(item.id);
      return setArrivingError(tabId, item.id, failure.message);
    }
    addReferenceUrl(tabId, kept.url);
    dismissArriving(tabId, item.id);
  }
}

/** Resumes the upload of a reference whose window was closed during the upload. */
export async function resumeReference({ id, tabId, blob }: ArrivingPicture) {
  await sendInOneWindow(id, async () => {
    const item = listResumed(tabId, id, blob);
    if (item) await sendReference(tabId, item);
  });
}

/**
 * Called when the studio refuses a reference that was kept in this browser. The design loses the reference. The list
 * then shows its picture with the reason.
 */
export function refuseReference(tabId: string, url: string, error: string, blob: Blob | null) {
  dropReferenceUrl(tabId, url);
  if (blob) listArriving(tabId, [blob], error);
}

/** Adds pictures as references, up to eight in total. Tells the user if some did not fit. */
export function addReferences(tabId: string, files: Iterable<File>) {
  const room = REFERENCES_MAX - (readTab(tabId)?.references.length ?? 0) - countArriving(tabId);
  const pictures = [...files].filter(mayBePicture);
  if (pictures.length > room)
    announce(
      t`A design can have up to ${REFERENCES_MAX} references; the first ${room} were added.`,
    );
  const items = listArriving(tabId, pictures.slice(0, Math.max(0, room)));
  for (const item of items) {
    void keepArriving({ id: item.id, tabId, kind: "reference", blob: item.blob });
    void sendInOneWindow(item.id, () => sendReference(tabId, item));
  }
}
