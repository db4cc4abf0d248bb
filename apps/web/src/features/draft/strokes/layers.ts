import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { nailOutline, type Point } from "@lacquer/nails";
import type { DraftTab, DrawingLayer, Stroke } from "../../tabs/index.ts";
import { settingsOf } from "../settings.ts";
import type { Size } from "./stroke-path.ts";

/** The photo's own layer: below all others, and always there. */
export const PHOTO_LAYER: DrawingLayer = { id: "photo", name: "Photo", at: null };

/** All layers from bottom to top, the photo's own among them. */
export function allLayers(layers: readonly DrawingLayer[]): DrawingLayer[] {
  const own = layers.find(({ id }) => id === PHOTO_LAYER.id) ?? PHOTO_LAYER;
  return [own, ...layers.filter(({ id }) => id !== PHOTO_LAYER.id)];
}

/** The layer of a stroke; one whose layer is not there any more lies on the photo's own. */
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

/** Whether anything is drawn that is not hidden. */
export const hasDrawing = ({ drawing, layers }: Pick<DraftTab, "drawing" | "layers">): boolean =>
  shownLayers(drawing, layers).some(({ strokes }) => strokes.some(({ erase }) => !erase));

/** The outlines of a photo's nails, in pixels of a photo of this size. */
export const outlinesOf = (
  nails: readonly NailGuide[],
  settings: DesignSettings,
  photo: Size,
): Point[][] => nails.map((nail) => nailOutline(nail, settingsOf(nail, settings), photo));

/** The nail that a layer belongs to, by its index among these outlines; null for the photo's, or when the nail is gone. */
export function nailOfLayer(
  { at }: Pick<DrawingLayer, "at">,
  outlines: readonly (readonly Point[])[],
  photo: Size,
): number | null {
  if (!at) return null;
  const [x, y] = [at[0] * photo.width, at[1] * photo.height];
  const index = outlines.findIndex((outline) => isWithin(outline, x, y));
  return index === -1 ? null : index;
}

/** Whether a point lies within a closed outline: a line from it to one side crosses the outline an odd number of times. */
function isWithin(outline: readonly Point[], x: number, y: number): boolean {
  let isIn = false;
  let [beforeX, beforeY] = outline.at(-1) ?? [0, 0];
  for (const [nextX, nextY] of outline) {
    const isBetween = nextY > y !== beforeY > y;
    if (isBetween && x < ((beforeX - nextX) * (y - nextY)) / (beforeY - nextY) + nextX)
      isIn = !isIn;
    [beforeX, beforeY] = [nextX, nextY];
  }
  return isIn;
}
