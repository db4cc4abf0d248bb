import type { DraftTab, DrawingLayer, Stroke } from "../../tabs/index.ts";

/** The photo's own layer: below all others, and always there. */
export const PHOTO_LAYER: DrawingLayer = { id: "photo", name: "Photo", at: null };

/** All layers from bottom to top, the photo's own among them. */
export function allLayers(layers: readonly DrawingLayer[]): DrawingLayer[] {
  const own = layers.find(({ id }) => id === PHOTO_LAYER.id) ?? PHOTO_LAYER;
  return [own, ...layers.filter(({ id }) => id !== PHOTO_LAYER.id)];
}

/** The layer of a stroke; if that layer is gone, the photo's own. */
export const layerIdOf = ({ layer }: Stroke, layers: readonly DrawingLayer[]): string =>
  layer !== undefined && layers.some(({ id }) => id === layer) ? layer : PHOTO_LAYER.id;

/** The layers that show something, from bottom to top, each with its strokes. */
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

/** Whether any layer shows a stroke. */
export const hasDrawing = ({ drawing, layers }: Pick<DraftTab, "drawing" | "layers">): boolean =>
  shownLayers(drawing, layers).some(({ strokes }) => strokes.some(({ erase }) => !erase));
