import type { NailGuide } from "@lacquer/contracts";
import { layerIdOf, nailOfLayer, outlinesOf, paintedSettings } from "../../draft/index.ts";
import type {
  CardCorner,
  CardCorners,
  DraftTab,
  DrawingLayer,
  Stroke,
  StrokePoint,
} from "../../tabs/index.ts";
import { type Crop, type Size, turned } from "./crop-box.ts";

type Moved = Pick<DraftTab, "card" | "nails" | "drawing" | "layers">;
type Work = Moved & Pick<DraftTab, "designSettings" | "aiPrompt">;

/** How far outside the photo a stroke may reach, in fractions of the photo; points beyond are moved to this limit. */
const [LEAST, MOST] = [-2, 3];

/** Converts a point from fractions of the photo to fractions of its kept part. */
export function placeIn({ box, angle }: Crop, photo: Size, [x, y]: [number, number]) {
  const [right, down] = turned((x - 0.5) * photo.width, (y - 0.5) * photo.height, angle);
  return [(right - box.x) / box.width + 0.5, (down - box.y) / box.height + 0.5] as const;
}

const isIn = (fraction: number) => fraction >= 0 && fraction <= 1;

const near = (at: number) => Math.min(Math.max(at, LEAST), MOST);

/**
 * Returns the nails, strokes and layers at their places on the cropped photo. Those that lie outside it are left out.
 */
export function movedWork(work: Work, crop: Crop, photo: Size): Moved {
  const larger = photo.width / crop.box.width;
  const nails = work.nails.map((nail) => movedNail(nail, crop, photo));
  const nailOf = nailsOfLayers(work, photo);
  const isGone = (layer: string) => nails[nailOf.get(layer) ?? -1] === null;
  const drawing = work.drawing.flatMap((stroke): Stroke[] => {
    // If the crop removes a nail, strokes limited to it are removed too, because without the nail's outline nothing
    // would limit them.
    if (stroke.inside && isGone(layerIdOf(stroke, work.layers))) return [];
    const points = stroke.points.map(([x, y, pressure]): StrokePoint => {
      const [right, down] = placeIn(crop, photo, [x, y]);
      return [right, down, pressure];
    });
    const size = Math.min(1, stroke.size * larger);
    if (!touches(points, size)) return [];
    return [
      { ...stroke, size, points: points.map(([x, y, pressure]) => [near(x), near(y), pressure]) },
    ];
  });
  const drawnOn = new Set(drawing.map((stroke) => layerIdOf(stroke, work.layers)));
  const layers = work.layers.flatMap((layer): DrawingLayer[] => {
    if (!layer.at) return [layer];
    if (isGone(layer.id) && !drawnOn.has(layer.id)) return [];
    const [x, y] = placeIn(crop, photo, layer.at);
    return [{ ...layer, at: [near(x), near(y)] }];
  });
  return {
    card: movedCard(work.card, crop, photo),
    nails: nails.filter((nail) => nail !== null),
    drawing,
    layers,
  };
}

/**
 * Returns the bank card's corners on the cropped photo. The photo can still be measured by them if the card itself was
 * cut off.
 */
function movedCard(card: DraftTab["card"], crop: Crop, photo: Size): DraftTab["card"] {
  const corners = card?.map((corner): CardCorner => [...placeIn(crop, photo, corner)]) ?? [];
  const isNear = corners.flat().every((at) => at >= LEAST && at <= MOST);
  return card && isNear ? (corners as CardCorners) : null;
}

/** Returns a nail as it lies on the cropped photo; null if the nail lies outside. */
function movedNail(nail: NailGuide, crop: Crop, photo: Size): NailGuide | null {
  const larger = photo.width / crop.box.width;
  const [x, y] = placeIn(crop, photo, [nail.x, nail.y]);
  const [width, length] = [nail.width * larger, nail.length * larger];
  if (!isIn(x) || !isIn(y) || width > 1 || length > 1.5) return null;
  return { ...nail, x, y, width, length, angle: upright(nail.angle + crop.angle) };
}

/** Maps each layer's id to the index of its nail. The photo's own layers are not included. */
function nailsOfLayers({ nails, layers, ...tab }: Work, photo: Size): Map<string, number> {
  if (layers.length === 0) return new Map();
  const outlines = outlinesOf(nails, paintedSettings(tab), photo);
  return new Map(
    layers.flatMap((layer) => {
      const index = nailOfLayer(layer, outlines, photo);
      return index === null ? [] : [[layer.id, index] as const];
    }),
  );
}

/** Normalises an angle to −180 to 180 degrees. */
const upright = (angle: number) => ((((angle + 180) % 360) + 360) % 360) - 180;

/** Returns true if the box around a stroke overlaps the picture. */
function touches(points: StrokePoint[], size: number): boolean {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return (
    Math.min(...xs) - size <= 1 &&
    Math.max(...xs) + size >= 0 &&
    Math.min(...ys) - size <= 1 &&
    Math.max(...ys) + size >= 0
  );
}
