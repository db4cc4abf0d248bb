import { REFERENCES_MAX } from "@lacquer/contracts";
import { failureOf, metNobody } from "../../../api/errors.ts";
import { announce } from "../../announcer/index.ts";
import { keepChosen } from "../../outbox/index.ts";
import { uploadImage } from "../../uploads/index.ts";
import { readTab } from "../read-tab.ts";
import {
  type Arriving,
  countArriving,
  dismissArriving,
  listArriving,
  setArrivingError,
} from "./arriving-references.ts";
import { addReferenceUrl, dropReferenceUrl } from "./reference-actions.ts";

export async function sendReference(tabId: string, item: Arriving) {
  setArrivingError(tabId, item.id, null);
  try {
    const { url } = await uploadImage(item.blob, "reference");
    addReferenceUrl(tabId, url);
    dismissArriving(tabId, item.id);
  } catch (error) {
    const failure = failureOf(error);
    const kept = metNobody(failure)
      ? await keepChosen(item.blob, "reference").catch(() => null)
      : null;
    if (!kept) return setArrivingError(tabId, item.id, failure.message);
    addReferenceUrl(tabId, kept.url);
    dismissArriving(tabId, item.id);
  }
}

/** The studio would not take a kept reference: it leaves the design, and says why in its place. */
export function refuseReference(tabId: string, url: string, error: string, blob: Blob | null) {
  dropReferenceUrl(tabId, url);
  if (blob) listArriving(tabId, [blob], error);
}

/** Takes pictures as references, up to eight in all; says so when some did not fit. */
export function addReferences(tabId: string, files: Iterable<File>) {
  const room = REFERENCES_MAX - (readTab(tabId)?.references.length ?? 0) - countArriving(tabId);
  const pictures = [...files].filter(({ type }) => type === "" || type.startsWith("image/"));
  if (pictures.length > room)
    announce(`Up to ${REFERENCES_MAX} references; the first ${room} are added.`);
  const items = listArriving(tabId, pictures.slice(0, Math.max(0, room)));
  for (const item of items) void sendReference(tabId, item);
}
