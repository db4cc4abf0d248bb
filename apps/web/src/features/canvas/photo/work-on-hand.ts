import { handOf } from "@lacquer/nails";
import { t } from "@lingui/core/macro";
import { readTab, readUpload, type ShownHand, startUpload } from "../../draft/index.ts";
import { handUrl } from "./hand-pictures.ts";

/**
 * Makes the rendered hand the design's photo, with its nails in their known places. From then on everything that works
 * on a photo works on the hand: drawing, single nails, placed things. If the user adds a photo while the hand's picture
 * is loading, the user's photo stays.
 */
export async function workOnHand(tabId: string, shown: ShownHand): Promise<void> {
  const response = await fetch(handUrl(shown));
  if (!response.ok) throw new Error(t`The picture of the hand could not be loaded.`);
  const picture = new Blob([await response.arrayBuffer()], { type: "image/webp" });
  if (readTab(tabId)?.originalImage !== null || readUpload(tabId)) return;
  await startUpload(tabId, picture, handOf(shown).guides);
}
