import type { Look, LookLayer, LookNail, NailGuide } from "@lacquer/contracts";
import { LOOK_FORMAT, LOOK_VERSION, FINGERS, lookSettings, NAILS_MAX } from "@lacquer/contracts";
import {
  nailOfLayer,
  otherOf,
  outlinesOf,
  paintedSettings,
  shownHand,
  showsBoth,
} from "../draft/index.ts";
import { type NailPlace, strokesOnNail, toNail } from "../canvas/index.ts";
import type { DraftTab, DrawingLayer, FingerDesigns, Stroke } from "../tabs/index.ts";

/**
 * Returns the look of a design: all settings, strokes and decorations of its nails, with places that do not depend on a
 * photo. The look still contains the addresses of its pictures instead of their data.
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
    nails: nailsOfBothHands(
      tab,
      tab.originalImage && tab.nails.length > 0 ? nailsOfPhoto(tab) : nailsOfFingers(tab.fingers),
    ),
  };
}

/**
 * Returns the nails of both hands if the hands differ. Plain nails are listed too, because a nail that is not listed
 * would get the design of the same finger of the other hand.
 */
function nailsOfBothHands(tab: DraftTab, shown: LookNail[]): LookNail[] {
  const { otherHand, fingers } = tab;
  if (!otherHand || showsBoth(tab)) return shown;
  const hand = shownHand(tab);
  const hidden = FINGERS.filter((finger) => !shown.some((nail) => nail.finger === finger));
  return [
    ...shown.map((nail) => ({ ...nail, hand })),
    ...hidden.map((finger) => ({ finger, hand, ...ownOf(fingers[finger] ?? {}) })),
    ...FINGERS.map((finger) => ({
      finger,
      hand: otherOf(hand),
      ...ownOf(otherHand[finger] ?? {}),
    })),
  ].slice(0, NAILS_MAX);
}

function nailsOfFingers(fingers: FingerDesigns): LookNail[] {
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
 * Lists every nail, even a plain one, because a nail that is not listed would get the design of the same finger of the
 * other hand.
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
