import type { NailGuide } from "@lacquer/contracts";
import type { Gesture, StagePointer } from "../view/gesture.ts";
import {
  guideFromDrag,
  guideFromTap,
  moveBy,
  type Placement,
  type Point,
  resizeBy,
  type Size,
  toNail,
  turnWith,
} from "../view/geometry.ts";

export const HANDLES = ["move", "turn", "length", "left", "right"] as const;
export type Handle = (typeof HANDLES)[number];

/** A drag shorter than this many stage pixels counts as a tap. */
const TAP_PX = 8;

interface PlaceOptions {
  from: StagePointer;
  photo: Size;
  others: readonly Placement[];
  show: (placement: Placement | null, at: Point | null) => void;
  /** Called at the end. `tapped` is the point of a tap, and null after a drag. */
  place: (placement: Placement, tapped: Point | null) => void;
}

/** Places a nail by a drag from cuticle to tip, or by a tap on its middle. */
export function placeGesture({ from, photo, others, show, place }: PlaceOptions): Gesture {
  const isTap = (to: StagePointer) => Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y) < TAP_PX;
  return {
    move(to) {
      show(isTap(to) ? null : guideFromDrag(from.photo, to.photo, photo, others), to.at);
    },
    end(to) {
      show(null, null);
      if (isTap(to)) place(guideFromTap(from.photo, photo, others), from.photo);
      else place(guideFromDrag(from.photo, to.photo, photo, others), null);
    },
    cancel: () => show(null, null),
  };
}

/** Returns the nail after one of its handles was dragged from one point of the photo to another. */
export function dragHandle(
  guide: NailGuide,
  handle: Handle,
  from: Point,
  to: Point,
  photo: Size,
): NailGuide {
  const start = toNail(guide, from, photo);
  const now = toNail(guide, to, photo);
  switch (handle) {
    case "move":
      return moveBy(guide, to.x - from.x, to.y - from.y);
    case "turn":
      return turnWith(guide, from, to, photo);
    case "length":
      return resizeBy(guide, 0, now.along - start.along);
    case "left":
      return resizeBy(guide, 2 * (start.across - now.across), 0);
    case "right":
      return resizeBy(guide, 2 * (now.across - start.across), 0);
  }
}

interface HandleOptions {
  from: StagePointer;
  guide: NailGuide;
  handle: Handle;
  photo: Size;
  show: (guide: NailGuide | null, at: Point | null) => void;
  change: (guide: NailGuide) => void;
}

/** Drags one handle of a nail. A press without movement changes nothing. */
export function handleGesture({
  from,
  guide,
  handle,
  photo,
  show,
  change,
}: HandleOptions): Gesture {
  let next: NailGuide | null = null;
  return {
    move(to) {
      if (!next && Math.hypot(to.at.x - from.at.x, to.at.y - from.at.y) < 2) return;
      next = dragHandle(guide, handle, from.photo, to.photo, photo);
      show(next, to.at);
    },
    end() {
      show(null, null);
      if (next) change(next);
    },
    cancel: () => show(null, null),
  };
}
