import type { Look, LookLayer, LookNail, NailGuide } from "@lacquer/contracts";
import { LOOK_FORMAT, LOOK_VERSION, FINGERS, lookSettings } from "@lacquer/contracts";
import { nailOfLayer, outlinesOf, paintedSettings } from "../draft/index.ts";
import { type NailPlace, strokesOnNail, toNail } from "../canvas/index.ts";
import type { DraftTab, DrawingLayer, Stroke } from "../tabs/index.ts";

/**
 * Returns the look of a design: everything that the design says about nails, in places that do not depend on a photo.
 * Pictures in the look are still addresses.
 */
export function lookOf(tab: DraftTab): Look {
  return {
    format: LOOK_FORMAT,
    version: LOOK_VERSION,
    name: tab.name,
    words: tab.aiPrompt,
    settings: lookSettings(tab.designSettings),
    weights: tab.influenceWeights,
    references: tab.references.map(({ url, weight }) => ({ picture: url, weight })),
    nails: tab.originalImage && tab.nails.length > 0 ? nailsOfPhoto(tab) : nailsOfFingers(tab),
  };
}

function nailsOfFingers({ fingers }: DraftTab): LookNail[] {
  return FINGERS.flatMap((finger) => {
    const design = fingers[finger];
    return design ? [{ finger, ...ownOf(design) }] : [];
  });
}

function ownOf(design: NonNullable<NailGuide["design"]>): Omit<LookNail, "finger"> {
  const { settings, placed, referenceImageUrl } = design;
  return {
    ...(settings && Object.keys(settings).length > 0 && { settings }),
    ...(placed && placed.length > 0 && { placed }),
    ...(referenceImageUrl && { referenceImageUrl }),
  };
}

/**
 * Lists every nail, because otherwise a plain nail of one hand would get what the same nail of the other hand wears.
 */
function nailsOfPhoto(tab: DraftTab): LookNail[] {
  const { nails, layers, originalImage: photo } = tab;
  if (!photo) return [];
  const settings = paintedSettings(tab);
  const outlines = outlinesOf(nails, settings, photo);
  const homes = layers.map((layer) => nailOfLayer(layer, outlines, photo));
  return nails.map((nail, index) => {
    const place = { nails, index, settings, photo, layers };
    const own = [null, ...layers].flatMap((layer, at) =>
      layer === null || homes[at - 1] === index || homes[at - 1] === null
        ? (layerOnNail(tab, layer, place) ?? [])
        : [],
    );
    const { finger, hand } = nail;
    return {
      finger,
      ...(hand && { hand }),
      ...ownOf(nail.design ?? {}),
      ...(own.length > 0 && { layers: own }),
    };
  });
}

/** Returns the strokes of one layer on a nail; null if there are none. `layer` is null for strokes without a layer. */
function layerOnNail(
  { drawing, layers }: DraftTab,
  layer: DrawingLayer | null,
  place: NailPlace,
): LookLayer | null {
  const isOwn = ({ layer: id }: Stroke) =>
    layer ? id === layer.id : !layers.some((one) => one.id === id);
  const strokes = drawing
    .filter(isOwn)
    .flatMap((stroke) => strokesOnNail(stroke, place))
    .map((stroke) => strokeOnNail(stroke, place));
  if (strokes.length === 0) return null;
  return {
    ...(layer && { name: layer.name }),
    ...(layer?.opacity !== undefined && { opacity: layer.opacity }),
    ...(layer?.hidden && { hidden: layer.hidden }),
    strokes,
  };
}

const four = (value: number): number => Math.round(value * 10_000) / 10_000;
const within = (value: number): number => Math.min(5, Math.max(-4, four(value)));

function strokeOnNail(stroke: Stroke, { nails, index, photo }: NailPlace) {
  const nail = nails[index] as NailGuide;
  const { color, size, brush, opacity, erase, inside, points } = stroke;
  return {
    color,
    size: Math.min(20, Math.max(0.0001, four(size / nail.width))),
    points: points.map(([x, y, pressure]): [number, number, number] => {
      const { along, across } = toNail(nail, { x, y }, photo);
      return [within(across / nail.width + 0.5), within(along / nail.length), four(pressure)];
    }),
    ...(brush && { brush }),
    ...(opacity !== undefined && { opacity }),
    ...(erase && { erase: true as const }),
    ...(inside && { inside }),
  };
}
