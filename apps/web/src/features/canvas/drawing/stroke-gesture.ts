import { newId } from "../../../platform/ids.ts";
import type { Stroke, StrokePoint } from "../../tabs/index.ts";
import type { Gesture, StagePointer } from "../view/gesture.ts";

interface Options {
  from: StagePointer;
  color: string;
  /** Diameter in fractions of the photo's width. */
  size: number;
  erase: boolean;
  show: (stroke: Stroke | null) => void;
  keep: (stroke: Stroke) => void;
}

const pointOf = ({ photo, pressure }: StagePointer): StrokePoint => [photo.x, photo.y, pressure];

/** Draws one stroke. */
export function strokeGesture({ from, color, size, erase, show, keep }: Options): Gesture {
  let stroke: Stroke = { id: newId(), color, size, erase, points: [pointOf(from)] };
  show(stroke);
  return {
    move(_to, coalesced) {
      stroke = { ...stroke, points: [...stroke.points, ...coalesced.map(pointOf)] };
      show(stroke);
    },
    end() {
      show(null);
      keep(stroke);
    },
    cancel: () => show(null),
  };
}
