import type { NailFit } from "@lacquer/nail-detection";
import { readTab } from "../../draft/index.ts";
import { readFinding } from "../finding/finding.ts";
import { detectorOf } from "../finding/open-detectors.ts";
import { changeNail, placeNail } from "./nail-actions.ts";
import type { Placement, Point } from "../view/geometry.ts";
import { expectedNail } from "../finding/expected-nail.ts";

/** A detection below this confidence is ignored, because it is no better than the user's own placement. */
const LEAST_CONFIDENCE = 0.3;

/**
 * Places a nail where the user drew it. Then aligns its edges with the photo, unless the user has moved the nail
 * meanwhile. `placement` comes from a drag or from a tap on the nail's middle. The ends and the direction of a drag are
 * kept.
 */
export async function placeDetected(tabId: string, placement: Placement, tapped: Point | null) {
  const tab = readTab(tabId);
  const photo = tab?.originalImage;
  const index = placeNail(tabId, placement);
  const placed = index === null ? undefined : readTab(tabId)?.nails[index];
  if (!tab || !photo || !placed || index === null) return;
  const hands = readFinding(tabId)?.hands ?? [];
  const expected = tapped && expectedNail(tapped, { hands, others: tab.nails, photo });
  const detector = detectorOf(photo.url);
  const detected = await (
    tapped && expected ? detector.tap(tapped, expected) : detector.drag(placement)
  ).catch((): NailFit | null => null);
  if (!detected || detected.confidence < LEAST_CONFIDENCE) return;
  if (readTab(tabId)?.nails[index] !== placed) return;
  changeNail(tabId, index, { ...placed, ...detected.place }, `place ${index}`);
}
