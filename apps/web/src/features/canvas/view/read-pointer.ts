import type { StagePointer } from "./gesture.ts";
import { type Rect, toPhoto } from "./viewport.ts";

/** Converts a pointer event to stage and photo coordinates. The stage is at `box`, the photo at `rect`. */
export function readPointer(event: PointerEvent, box: DOMRect, rect: Rect): StagePointer {
  const at = { x: event.clientX - box.left, y: event.clientY - box.top };
  const type =
    event.pointerType === "pen" || event.pointerType === "touch" ? event.pointerType : "mouse";
  return {
    at,
    photo: toPhoto(at, rect),
    type,
    pressure: type === "pen" ? event.pressure : 0.5,
    alt: event.altKey,
  };
}
