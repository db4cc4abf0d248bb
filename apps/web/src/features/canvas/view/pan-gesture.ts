import type { Gesture, StagePointer } from "./gesture.ts";
import type { ViewControl } from "./use-view.ts";

/** Moves the photo under the pointer. */
export function panGesture(from: StagePointer, control: ViewControl): Gesture {
  let last = from.at;
  return {
    move({ at }) {
      control.pan(at.x - last.x, at.y - last.y);
      last = at;
    },
    end: () => undefined,
    cancel: () => undefined,
  };
}
