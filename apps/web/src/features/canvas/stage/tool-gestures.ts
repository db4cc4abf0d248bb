import type { NailGuide } from "@lacquer/contracts";
import { selectNail } from "../../draft/index.ts";
import type { DraftPhoto, DraftTab } from "../../tabs/index.ts";
import { changeNail } from "../actions/nail-actions.ts";
import { placeDetected } from "../actions/place-detected.ts";
import { addNail } from "../guides/fingers.ts";
import { HANDLES, handleGesture, placeGesture } from "../guides/guide-gestures.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import { type Unfinished, NOTHING_UNFINISHED } from "./unfinished.ts";

/** The objects that a tool changes, and the functions that show its unfinished work. */
export interface ToolTarget {
  tab: DraftTab;
  photo: DraftPhoto;
  setUnfinished: (unfinished: Unfinished) => void;
}

/** Returns the point that a thumb covers; null for a mouse or a pen. */
const thumbOf = <At>(from: StagePointer, at: At) => (from.type === "touch" ? at : null);

/** Starts to move, turn or stretch the nail under the pointer; null if no nail is there. */
export function nailGesture(
  { tab, photo, setUnfinished }: ToolTarget,
  from: StagePointer,
  target: Element,
): Gesture | null {
  const index = Number(target.closest("[data-nail]")?.getAttribute("data-nail"));
  const guide = tab.nails[index];
  if (!guide) return null;
  selectNail(tab.id, index);
  const name = target.closest("[data-handle]")?.getAttribute("data-handle");
  return handleGesture({
    from,
    guide,
    handle: HANDLES.find((handle) => handle === name) ?? "move",
    photo,
    show: (next, at) =>
      setUnfinished(
        next ? { guide: { index, guide: next }, thumb: thumbOf(from, at) } : NOTHING_UNFINISHED,
      ),
    change: (next) => changeNail(tab.id, index, next),
  });
}

/** Starts to place a new nail. */
export function newNailGesture(
  { tab: { id, nails }, photo, setUnfinished }: ToolTarget,
  from: StagePointer,
): Gesture {
  return placeGesture({
    from,
    photo,
    others: nails,
    show(placement, at) {
      const added = placement && (addNail(nails, placement).at(-1) as NailGuide);
      const guide = added && { index: nails.length, guide: added };
      setUnfinished({ guide, thumb: thumbOf(from, at) });
    },
    place: (placement, tapped) => void placeDetected(id, placement, tapped),
  });
}
