import { isRecord, isWithin, listOf } from "./kept-values.ts";
import { BRUSHES, POINT_REACH, type DrawingLayer, type Stroke, type StrokePoint } from "./types.ts";

const LAYERS_MAX = 60;
export const LAYER_NAME_MAX = 40;
const ID_MAX = 64;

/** Restores the strokes of a stored drawing. Strokes of an older version are restored unchanged. */
export function reviveStrokes(kept: unknown): Stroke[] {
  return listOf(kept, reviveStroke);
}

/** Restores a drawing's layers. A layer with a repeated id is dropped, because it would merge with the other layer. */
export function reviveLayers(kept: unknown): DrawingLayer[] {
  const layers = listOf(kept, reviveLayer);
  const isFirst = ({ id }: DrawingLayer, index: number) =>
    layers.findIndex((layer) => layer.id === id) === index;
  return layers.filter(isFirst).slice(0, LAYERS_MAX);
}

function reviveStroke(kept: unknown): Stroke | null {
  if (!isRecord(kept)) return null;
  const { id, color, size, erase, opacity, layer, inside } = kept;
  if (typeof id !== "string" || typeof color !== "string" || !isWithin(size, 0, 1)) return null;
  const brush = BRUSHES.find((known) => known === kept["brush"]);
  return {
    id,
    color,
    size,
    erase: erase === true,
    points: listOf(kept["points"], revivePoint),
    ...(brush && brush !== "liner" && { brush }),
    ...(isWithin(opacity, 0, 1) && opacity < 1 && { opacity }),
    ...(typeof layer === "string" && layer.length <= ID_MAX && { layer }),
    ...(inside === true && { inside }),
  };
}

function revivePoint(kept: unknown): StrokePoint | null {
  if (!Array.isArray(kept)) return null;
  const [x, y, pressure] = kept as unknown[];
  if (!isWithin(x, ...POINT_REACH) || !isWithin(y, ...POINT_REACH)) return null;
  return [x, y, isWithin(pressure, 0, 1) ? pressure : 0.5];
}

function reviveLayer(kept: unknown): DrawingLayer | null {
  if (!isRecord(kept)) return null;
  const { id, name, at, opacity, hidden } = kept;
  if (typeof id !== "string" || id === "" || id.length > ID_MAX || typeof name !== "string")
    return null;
  return {
    id,
    name: name.slice(0, LAYER_NAME_MAX),
    at: reviveAnchor(at),
    ...(isWithin(opacity, 0, 1) && opacity < 1 && { opacity }),
    ...(hidden === true && { hidden }),
  };
}

function reviveAnchor(kept: unknown): [number, number] | null {
  if (!Array.isArray(kept)) return null;
  const [x, y] = kept as unknown[];
  return isWithin(x, ...POINT_REACH) && isWithin(y, ...POINT_REACH) ? [x, y] : null;
}
