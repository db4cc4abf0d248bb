import type { DrawingLayer, Stroke } from "../../tabs/index.ts";

/** Mirrors strokes about the vertical line at x = `axis` (in fractions of the photo's width). */
export function mirrorStrokes(strokes: Stroke[], axis: number): Stroke[] {
  if (strokes.length === 0) return strokes;
  return strokes.map((stroke) => ({
    ...stroke,
    points: stroke.points.map(([x, y, pressure]) => [2 * axis - x, y, pressure]),
  }));
}

/** Mirrors the places of the layers in the way that `mirrorStrokes` mirrors the strokes. */
export function mirrorLayers(layers: DrawingLayer[], axis: number): DrawingLayer[] {
  if (layers.length === 0) return layers;
  return layers.map((layer) =>
    layer.at ? { ...layer, at: [2 * axis - layer.at[0], layer.at[1]] } : layer,
  );
}
