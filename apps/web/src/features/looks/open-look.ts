import { plural, t } from "@lingui/core/macro";
import type { Look } from "@lacquer/contracts";
import { failureOf, metNobody } from "../../api/errors.ts";
import { digestOf } from "../../platform/digest.ts";
import { toast } from "../../ui/toast.ts";
import { keepChosen } from "../outbox/index.ts";
import { uploadImage } from "../uploads/index.ts";
import { applyLook } from "./apply-look.ts";
import { mapLookPictures, type LookPictureKind } from "./look-pictures.ts";
import { blobOf } from "./look-thumbnail.ts";
import { readLook, type LookFault } from "./read-look.ts";

const faultWords = ({ line, field, message }: LookFault): string =>
  t`Line ${line}, ${field}: ${message}`;

const moreWords = (more: number): string =>
  plural(more, { one: "And # more.", other: "And # more." });

function tellFaults(name: string, faults: readonly LookFault[], more: number): void {
  const shown = faults.map(faultWords);
  toast.error(t`${name} is not a valid look file`, {
    description: [...shown, ...(more > 0 ? [moreWords(more)] : [])].join(" "),
    duration: 20_000,
  });
}

/**
 * Uploads a picture of the file to this account. Without a network, this browser stores the picture until the network
 * is back.
 */
async function stored(picture: string, kind: LookPictureKind): Promise<string> {
  const blob = blobOf(picture);
  const upload = kind === "decal" ? "drawing" : "reference";
  const key = `look-${digestOf(picture)}`;
  try {
    return (await uploadImage(blob, upload, { key })).url;
  } catch (error) {
    if (!metNobody(failureOf(error))) throw error;
    return (await keepChosen(blob, upload, key)).url;
  }
}

/** Reads a look file and puts its look on a design as one step. If the file has a fault, nothing changes. */
export async function openLook(file: File, tabId: string): Promise<void> {
  const { name } = file;
  try {
    const read = readLook(await file.text());
    if ("faults" in read) return tellFaults(name, read.faults, read.more);
    const look: Look = await mapLookPictures(read.look, stored);
    applyLook(look, tabId);
  } catch (error) {
    toast.error(t`${name} could not be opened`, { description: failureOf(error).message });
  }
}
