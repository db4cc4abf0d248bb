import type { DraftTab, DrawingLayer, Stroke } from "../../tabs/index.ts";

/** The photo's own layer. It always exists and lies below all other layers. */
export const PHOTO_LAYER: DrawingLayer = { id: "photo", name: "Photo", at: null };

/** Returns all layers from bottom to top, including the photo's own layer. */
export function allLayers(layers: readonly DrawingLayer[]): DrawingLayer[] {
  const own = layers.find(({ id }) => id === PHOTO_LAYER.id) ?? PHOTO_LAYER;
  return [own, ...layers.filter(({ id }) => id !== PHOTO_LAYER.id)];
}

/** Returns the id of a stroke's layer. If that layer no longer exists, returns the id of the photo's own layer. */
export const layerIdOf = ({ layer }: Stroke, layers: readonly DrawingLayer[]): string =>
  layer !== undefined && layers.some(({ id }) => id === layer) ? layer : PHOTO_LAYER.id;

/** Returns the visible layers that have strokes, from bottom to top, each with its strokes. */
export function shownLayers(
  strokes: readonly Stroke[],
  layers: readonly DrawingLayer[],
): { layer: DrawingLayer; strokes: Stroke[] }[] {
  return allLayers(layers).flatMap((layer) => {
    if (layer.hidden || layer.opacity === 0) return [];
    const own = strokes.filter((stroke) => layerIdOf(stroke, layers) === layer.id);
    return own.length > 0 ? [{ layer, strokes: own }] : [];
  });
}

/** Returns true if any visible layer has a stroke. */
export const hasDrawing = ({ drawing, layers }: Pick<DraftTab, "drawing" | "layers">): boolean =>
  shownLayers(drawing, layers).some(({ strokes }) => strokes.some(({ erase }) => !erase));
