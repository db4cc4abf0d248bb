import type { NailGuide } from "@lacquer/contracts";
import { announce } from "../../announcer/index.ts";
import { changeSettings, selectNail } from "../../draft/index.ts";
import type { DraftPhoto, DraftTab } from "../../tabs/index.ts";
import { keepStroke } from "../actions/keep-stroke.ts";
import { changeNail } from "../actions/nail-actions.ts";
import { placeDetected } from "../actions/place-detected.ts";
import { strokeGesture } from "../drawing/stroke-gesture.ts";
import { addNail } from "../guides/fingers.ts";
import { HANDLES, handleGesture, placeGesture } from "../guides/guide-gestures.ts";
import { inkColor } from "../tool/ink-color.ts";
import { useToolStore } from "../tool/tool-store.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import { colorAt } from "../view/photo-pixels.ts";
import { type Unfinished, NOTHING_UNFINISHED } from "./unfinished.ts";

/** The objects that a tool changes, and where it shows its unfinished work. */
export interface ToolTarget {
  tab: DraftTab;
  photo: DraftPhoto;
  setUnfinished: (unfinished: Unfinished) => void;
}

/** The place that a thumb covers; null for a mouse or pen. */
const thumbOf = <At>(from: StagePointer, at: At) => (from.type === "touch" ? at : null);

/** Moves, turns or stretches the nail under the pointer; null without a nail there. */
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
        next
          ? { guide: { index, guide: next }, stroke: null, thumb: thumbOf(from, at) }
          : NOTHING_UNFINISHED,
      ),
    change: (next) => changeNail(tab.id, index, next),
  });
}

/** Places a new nail. */
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
      setUnfinished({ guide, stroke: null, thumb: thumbOf(from, at) });
    },
    place: (placement, tapped) => void placeDetected(id, placement, tapped),
  });
}

/** Draws or rubs out. */
export function drawGesture(
  { tab, setUnfinished }: ToolTarget,
  from: StagePointer,
  erase: boolean,
): Gesture {
  const { ink, penSize, eraserSize } = useToolStore.getState();
  return strokeGesture({
    from,
    color: inkColor(ink, tab),
    size: erase ? eraserSize : penSize,
    erase,
    show: (stroke) => setUnfinished({ ...NOTHING_UNFINISHED, stroke }),
    keep: (stroke) => keepStroke(tab.id, stroke),
  });
}

/** Takes the photo's colour where the pointer is let go. */
export function pickGesture(tabId: string, image: HTMLImageElement | null): Gesture {
  const pick = (at: StagePointer) => {
    const color = image && colorAt(image, at.photo);
    if (!color) return announce("The colours of this photo cannot be read in this browser.");
    const { dropTarget } = useToolStore.getState();
    const target = at.alt ? "accentColor" : dropTarget;
    changeSettings(tabId, { [target]: color });
    announce(`${target === "baseColor" ? "Base" : "Accent"} colour ${color}.`);
  };
  return { move: () => undefined, end: pick, cancel: () => undefined };
}
