import { handOf } from "@lacquer/nails";
import { type ShownHand, startUpload } from "../../draft/index.ts";
import { handUrl } from "./hand-pictures.ts";

/**
 * Makes the rendered hand the design's photo, with its nails in their known places. From then on everything that works on
 * a photo works on the hand: drawing, single nails, placed things.
 */
export async function workOnHand(tabId: string, shown: ShownHand): Promise<void> {
  const response = await fetch(handUrl(shown));
  if (!response.ok) throw new Error("The picture of the hand could not be loaded.");
  const picture = new Blob([await response.arrayBuffer()], { type: "image/webp" });
  await startUpload(tabId, picture, handOf(shown).guides);
}
