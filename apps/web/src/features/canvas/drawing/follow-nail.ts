import type { NailGuide } from "@lacquer/contracts";
import { newId } from "../../../platform/ids.ts";
import { nailOfLayer, outlinesOf } from "../../draft/index.ts";
import type { DrawingLayer, Stroke, StrokePoint } from "../../tabs/index.ts";
import { fromNail, type Placement, type Size, toNail } from "../view/geometry.ts";
import { type NailPlace, partedAt } from "./nail-strokes.ts";

interface Move extends NailPlace {
  to: NailGuide;
  layers: DrawingLayer[];
}

/**
 * Converts a point on the nail `from` to the matching point on the nail `to`, which is another nail or the same nail
 * after a move. `flip` mirrors the point about the nail's axis.
 */
export function onNail(
  [x, y]: readonly [number, number, ...unknown[]],
  from: Placement,
  to: Placement,
  photo: Size,
  flip = false,
): [number, number] {
  const { along, across } = toNail(from, { x, y }, photo);
  const point = fromNail(
    to,
    (along * to.length) / from.length,
    ((flip ? -across : across) * to.width) / from.width,
    photo,
  );
  return [point.x, point.y];
}

/** Returns the factor by which a brush grows or shrinks on another nail. */
export const grownBy = (from: Placement, to: Placement): number =>
  Math.sqrt((to.width / from.width) * (to.length / from.length));

const isSamePlace = (a: Placement, b: Placement) =>
  a.x === b.x && a.y === b.y && a.angle === b.angle && a.width === b.width && a.length === b.length;

/**
 * Returns the strokes after a nail was moved, turned or stretched. Strokes on the nail move with it; strokes beside it
 * or on another nail stay. A stroke across the nail's edge is split there. Returns the same array if nothing moves.
 */
export function followNail(
  strokes: Stroke[],
  { nails, index, to, settings, photo, layers }: Move,
): Stroke[] {
  const from = nails[index];
  if (!from || strokes.length === 0 || isSamePlace(from, to)) return strokes;
  const part = partedAt({ nails, index, settings, photo, layers });
  const grown = grownBy(from, to);
  let isChanged = false;
  const followed = strokes.flatMap((stroke): Stroke[] => {
    const parts = part(stroke);
    if (!parts.some(({ on }) => on)) return [stroke];
    isChanged = true;
    return parts.map(({ on, points }, at) => ({
      ...stroke,
      id: at === 0 ? stroke.id : newId(),
      size: on ? Math.min(1, stroke.size * grown) : stroke.size,
      points: on
        ? points.map((point): StrokePoint => [...onNail(point, from, to, photo), point[2]])
        : points,
    }));
  });
  return isChanged ? followed : strokes;
}

/** Returns the layers after a nail was moved. The nail's own layers move with it. */
export function followNailLayers({
  nails,
  index,
  to,
  settings,
  photo,
  layers,
}: Move): DrawingLayer[] {
  const from = nails[index];
  if (!from || isSamePlace(from, to)) return layers;
  const outlines = outlinesOf(nails, settings, photo);
  return layers.map((layer) =>
    layer.at && nailOfLayer(layer, outlines, photo) === index
      ? { ...layer, at: onNail(layer.at, from, to, photo) }
      : layer,
  );
}
