import { t } from "@lingui/core/macro";
import type { LookLayer, LookNail, NailGuide } from "@lacquer/contracts";
import { newId } from "../../platform/ids.ts";
import { fromNail } from "../canvas/index.ts";
import {
  type DraftPhoto,
  type DrawingLayer,
  LAYERS_MOST,
  POINT_REACH,
  type Stroke,
  type StrokePoint,
} from "../tabs/index.ts";

export interface Worn {
  nail: NailGuide;
  wear: LookNail | undefined;
}

interface Drawn {
  drawing: Stroke[];
  layers: DrawingLayer[];
}

interface LayeredNail {
  nail: NailGuide;
  layers: readonly LookLayer[];
}

/** Returns the look's strokes on the nails of a photo. Each layer of a nail becomes a layer of the drawing. */
export function drawn(worn: readonly Worn[], photo: DraftPhoto): Drawn {
  const layered = worn.map(({ nail, wear }) => ({ nail, layers: wear?.layers ?? [] }));
  const drawing: Stroke[] = [];
  const layers: DrawingLayer[] = [];
  for (const { nail, layers: own } of withinLimit(layered)) {
    const middle = fromNail(nail, nail.length / 2, 0, photo);
    for (const { name, opacity, hidden, strokes } of own) {
      const id = newId();
      layers.push({
        id,
        name: name ?? t({ message: "From the look", comment: "The name of a layer." }),
        at: [middle.x, middle.y],
        ...(opacity !== undefined && { opacity }),
        ...(hidden && { hidden }),
      });
      drawing.push(...strokes.flatMap((stroke) => onPhoto(stroke, { nail, photo, layer: id })));
    }
  }
  return { drawing, layers };
}

const countUpTo = (nails: readonly LayeredNail[], most: number): number =>
  nails.reduce((sum, { layers }) => sum + Math.min(most, layers.length), 0);

/**
 * Returns the nails with at most as many layers as a drawing may have. If there are too many, hidden layers are left
 * out. If there are still too many, the topmost layers of the nails with the most layers are merged into one.
 */
function withinLimit(nails: readonly LayeredNail[]): readonly LayeredNail[] {
  if (countUpTo(nails, Infinity) <= LAYERS_MOST) return nails;
  const visible = nails.map(({ nail, layers }) => ({
    nail,
    layers: layers.filter(({ hidden }) => !hidden),
  }));
  let most = LAYERS_MOST;
  while (most > 1 && countUpTo(visible, most) > LAYERS_MOST) most -= 1;
  return visible.map(({ nail, layers }) => ({ nail, layers: mergedTo(layers, most) }));
}

/** Merges the topmost layers into one. The strokes take over the opacity of their old layer. */
function mergedTo(layers: readonly LookLayer[], most: number): readonly LookLayer[] {
  const [last, ...further] = layers.slice(most - 1);
  if (!last || further.length === 0) return layers;
  const strokes = [last, ...further].flatMap(({ opacity = 1, strokes: own }) =>
    own.map((stroke) =>
      opacity === 1 || stroke.erase
        ? stroke
        : { ...stroke, opacity: opacity * (stroke.opacity ?? 1) },
    ),
  );
  const { opacity: _own, ...rest } = last;
  return [...layers.slice(0, most - 1), { ...rest, strokes }];
}

interface Place {
  nail: NailGuide;
  photo: DraftPhoto;
  layer: string;
}

/** Returns a stroke in its place on the photo, without points that would be lost when the design is read again. */
function onPhoto(stroke: LookLayer["strokes"][number], { nail, photo, layer }: Place): Stroke[] {
  const { size, erase, brush, opacity, inside, color } = stroke;
  const points = stroke.points
    .map(([x, y, pressure]): StrokePoint => {
      const at = fromNail(nail, y * nail.length, (x - 0.5) * nail.width, photo);
      return [at.x, at.y, pressure];
    })
    .filter(([x, y]) => Math.min(x, y) >= POINT_REACH[0] && Math.max(x, y) <= POINT_REACH[1]);
  if (points.length === 0) return [];
  return [
    {
      id: newId(),
      color,
      layer,
      erase: erase === true,
      size: Math.min(1, size * nail.width),
      points,
      ...(brush && { brush }),
      ...(opacity !== undefined && { opacity }),
      ...(inside && { inside }),
    },
  ];
}
