import type { Gesture, StagePointer } from "./gesture.ts";
import type { ViewControl } from "./use-view.ts";

/** A finger that moved fewer stage pixels than this was a tap. */
const TAP_PX = 8;

/** Moves the photo with the pointer. If the pointer did not move before it was released, it counts as a tap. */
export function panGesture(from: StagePointer, control: ViewControl, onTap?: () => void): Gesture {
  let isTap = true;
  return {
    move({ at }) {
      isTap &&= Math.hypot(at.x - from.at.x, at.y - from.at.y) < TAP_PX;
      if (!isTap) control.hold(from.photo, at);
    },
    end() {
      if (isTap) onTap?.();
    },
    cancel: () => undefined,
  };
}
