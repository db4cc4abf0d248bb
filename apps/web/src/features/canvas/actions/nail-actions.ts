import { type Finger, NAILS_MAX, type NailGuide } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";
import {
  selectNail,
  paintedSettings,
  changeWork,
  asFinger,
  dressed,
  readTab,
} from "../../draft/index.ts";
import { announce } from "../../announcer/index.ts";
import { nailName } from "../../names/index.ts";
import { chooseTool } from "../tool/tool-store.ts";
import { endFinding, readFinding } from "../finding/finding.ts";
import { followNail, followNailLayers } from "../drawing/follow-nail.ts";
import { withNails } from "../drawing/nail-strokes.ts";
import { addNail, proposeHand } from "../guides/fingers.ts";
import { nailsOfJoints } from "../finding/nails-of-joints.ts";
import type { Placement } from "../view/geometry.ts";

/**
 * Adds a nail at this placement, selects it and returns its index. If the photo already has ten nails, tells the user
 * so and returns null.
 */
export function placeNail(tabId: string, placement: Placement): number | null {
  const before = readTab(tabId)?.nails ?? [];
  if (before.length >= NAILS_MAX) {
    announce(t`There are ${NAILS_MAX} nails already.`);
    return null;
  }
  changeWork(tabId, ({ nails }) => ({ nails: addNail(nails, placement) }), {
    key: `place ${before.length}`,
  });
  const nails = readTab(tabId)?.nails ?? [];
  const placed = nails.at(-1);
  selectNail(tabId, nails.length - 1);
  if (placed) {
    const nail = nailName(placed);
    const { length: count } = nails;
    announce(t`${nail} placed, ${count} of up to ${NAILS_MAX}.`);
  }
  return nails.length - 1;
}

/** Replaces one nail and moves the drawing on it; see `StepOptions` for `key`. */
export function changeNail(tabId: string, index: number, next: NailGuide, key?: string) {
  changeWork(
    tabId,
    ({ nails, drawing, layers, originalImage: photo, ...tab }) => {
      const move = photo && {
        nails,
        index,
        to: next,
        settings: paintedSettings(tab),
        photo,
        layers,
      };
      return {
        nails: nails.with(index, next),
        ...(move && { drawing: followNail(drawing, move), layers: followNailLayers(move) }),
      };
    },
    { key },
  );
}

/** Sets a nail's finger. A design that the nail took from its old finger is replaced by the new finger's design. */
export function setFinger(tabId: string, index: number, finger: Finger) {
  const { nails, fingers } = readTab(tabId) ?? {};
  const nail = nails?.[index];
  if (nail && fingers) changeNail(tabId, index, asFinger(nail, finger, fingers));
}

export function removeNail(tabId: string, index: number) {
  const nail = readTab(tabId)?.nails[index];
  if (!nail) return;
  changeWork(tabId, (tab) => withNails(tab, tab.nails.toSpliced(index, 1)));
  selectNail(tabId, null);
  const name = nailName(nail);
  announce(t`${{ nail: name }} removed.`);
}

/**
 * Replaces all nails on the photo by five new ones, which the user then drags into place. Also ends a search that is
 * still running.
 */
export function placeFive(tabId: string) {
  const photo = readTab(tabId)?.originalImage;
  if (!photo) return;
  const seen = readFinding(tabId)?.hands[0];
  const five = seen ? nailsOfJoints(seen, photo) : proposeHand(photo);
  changeWork(tabId, (tab) => withNails(tab, dressed(five, tab.fingers)));
  endFinding(tabId);
  selectNail(tabId, null);
  chooseTool("select");
  announce(t`Five nails placed. Drag each into place.`);
}

export function clearNails(tabId: string) {
  changeWork(tabId, (tab) => withNails(tab, []));
  selectNail(tabId, null);
  announce(t`All nails removed.`);
}
