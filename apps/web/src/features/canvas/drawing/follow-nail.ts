import type { NailGuide } from "@lacquer/contracts";
import { newId } from "../../../platform/ids.ts";
import type { Stroke, StrokePoint } from "../../tabs/index.ts";
import { fromNail, type Placement, type Size, toNail } from "../view/geometry.ts";
import { type NailPlace, partedAt } from "./nail-strokes.ts";

interface Move extends NailPlace {
  to: NailGuide;
}

function moved(point: StrokePoint, from: Placement, to: Placement, photo: Size): StrokePoint {
  const { along, across } = toNail(from, { x: point[0], y: point[1] }, photo);
  const { x, y } = fromNail(
    to,
    (along * to.length) / from.length,
    (across * to.width) / from.width,
    photo,
  );
  return [x, y, point[2]];
}

const isSamePlace = (a: Placement, b: Placement) =>
  a.x === b.x && a.y === b.y && a.angle === b.angle && a.width === b.width && a.length === b.length;

/**
 * The strokes after a nail was moved, turned or stretched. Strokes on the nail move with it; strokes beside it or on
 * another nail stay. A stroke across the nail's edge is split there. The same array when nothing moves.
 */
export function followNail(
  strokes: Stroke[],
  { nails, index, to, settings, photo }: Move,
): Stroke[] {
  const from = nails[index];
  if (!from || strokes.length === 0 || isSamePlace(from, to)) return strokes;
  const part = partedAt({ nails, index, settings, photo });
  const grown = Math.sqrt((to.width / from.width) * (to.length / from.length));
  let isChanged = false;
  const followed = strokes.flatMap((stroke): Stroke[] => {
    const parts = part(stroke);
    if (!parts.some(({ on }) => on)) return [stroke];
    isChanged = true;
    return parts.map(({ on, points }, at) => ({
      ...stroke,
      id: at === 0 ? stroke.id : newId(),
      size: on ? Math.min(1, stroke.size * grown) : stroke.size,
      points: on ? points.map((point) => moved(point, from, to, photo)) : points,
    }));
  });
  return isChanged ? followed : strokes;
}
