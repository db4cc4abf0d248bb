import { shownLayers } from "../../draft/index.ts";
import type { DraftTab, Stroke } from "../../tabs/index.ts";
import type { Size } from "../view/geometry.ts";

interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Returns the rectangle around a stroke, in fractions of the photo's width. */
function boxOf({ points, size }: Stroke, photo: Size): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const tall = photo.height / photo.width;
  for (const [x, y] of points) {
    box.left = Math.min(box.left, x - size / 2);
    box.right = Math.max(box.right, x + size / 2);
    box.top = Math.min(box.top, y * tall - size / 2);
    box.bottom = Math.max(box.bottom, y * tall + size / 2);
  }
  return box;
}

const meet = (a: Box, b: Box) =>
  a.left <= b.right && b.left <= a.right && a.top <= b.bottom && b.top <= a.bottom;

/** Returns the ids of the visible layers that have paint under this stroke. */
export function layersUnder(
  stroke: Stroke,
  { drawing, layers }: Pick<DraftTab, "drawing" | "layers">,
  photo: Size,
): string[] {
  const box = boxOf(stroke, photo);
  return shownLayers(drawing, layers)
    .filter(({ strokes }) => strokes.some((one) => !one.erase && meet(box, boxOf(one, photo))))
    .map(({ layer }) => layer.id);
}
