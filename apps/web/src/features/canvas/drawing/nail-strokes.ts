import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { nailOutline } from "@lacquer/nails";
import { newId } from "../../../platform/ids.ts";
import { nailOfLayer, outlinesOf, paintedSettings, settingsOf } from "../../draft/index.ts";
import type { DraftTab, DrawingLayer, Stroke, StrokePoint } from "../../tabs/index.ts";
import { type Size, toNail } from "../view/geometry.ts";

/** A point up to this distance beside or behind a nail still belongs to the nail. The unit is the nail's width. */
const MARGIN = 0.12;

/** One nail, together with the photo and design that it belongs to. */
export interface NailPlace {
  nails: readonly NailGuide[];
  index: number;
  settings: DesignSettings;
  photo: Size;
  layers: readonly DrawingLayer[];
}

/** Consecutive points of a stroke that lie either all on the nail or all beside it. */
interface StrokePart {
  on: boolean;
  points: StrokePoint[];
}

/** Returns the length of a painted nail from its cuticle, in fractions of the photo's width. */
function reachOf(nail: NailGuide, settings: DesignSettings, photo: Size): number {
  const outline = nailOutline(nail, settingsOf(nail, settings), photo);
  const point = (x: number, y: number) => ({ x: x / photo.width, y: y / photo.height });
  return Math.max(...outline.map(([x, y]) => toNail(nail, point(x, y), photo).along));
}

/** Returns a point's distance from the nail's axis, in nail widths; null if the point does not belong to the nail. */
function offAxis(nail: NailGuide, reach: number, point: StrokePoint, photo: Size): number | null {
  const { along, across } = toNail(nail, { x: point[0], y: point[1] }, photo);
  const off = Math.abs(across) / nail.width;
  const margin = MARGIN * nail.width;
  return off <= 0.5 + MARGIN && along >= -margin && along <= reach + margin ? off : null;
}

/**
 * Returns the index of the nail that a point belongs to. Between two nails, the nail with the nearer axis is chosen.
 */
export function nailsUnder({ nails, settings, photo }: Omit<NailPlace, "index" | "layers">) {
  const reaches = nails.map((nail) => reachOf(nail, settings, photo));
  return (point: StrokePoint): number | null => {
    const offs = nails.map((nail, at) => offAxis(nail, reaches[at] ?? 0, point, photo) ?? Infinity);
    const nearest = Math.min(...offs);
    return nearest < Infinity ? offs.indexOf(nearest) : null;
  };
}

/**
 * Splits strokes at the nail's edge. A stroke that may only paint inside its nail is never split and belongs to that
 * nail alone.
 */
export function partedAt({ nails, index, settings, photo, layers }: NailPlace) {
  const nailUnder = nailsUnder({ nails, settings, photo });
  const outlines = layers.length > 0 ? outlinesOf(nails, settings, photo) : [];
  return ({ points, inside, layer }: Stroke): StrokePart[] => {
    const own = inside && layers.find(({ id }) => id === layer);
    const home = own ? nailOfLayer(own, outlines, photo) : null;
    if (home !== null) return [{ on: home === index, points }];
    const parts: StrokePart[] = [];
    for (const point of points) {
      const on = nailUnder(point) === index;
      const last = parts.at(-1);
      if (last?.on === on) last.points.push(point);
      else parts.push({ on, points: [point] });
    }
    return parts;
  };
}

const asStrokes = (stroke: Stroke, parts: StrokePart[]): Stroke[] =>
  parts.map(({ points }, part) => ({
    ...stroke,
    id: part === 0 ? stroke.id : newId(),
    points,
  }));

/** Returns the parts of a stroke that lie on the nail; empty if the stroke does not touch the nail. */
export function strokesOnNail(stroke: Stroke, place: NailPlace): Stroke[] {
  return asStrokes(
    stroke,
    partedAt(place)(stroke).filter(({ on }) => on),
  );
}

/** Returns the strokes without their parts on the nail; the same array if no stroke touches the nail. */
export function withoutNail(strokes: Stroke[], place: NailPlace): Stroke[] {
  const part = partedAt(place);
  let isChanged = false;
  const left = strokes.flatMap((stroke) => {
    const parts = part(stroke);
    if (!parts.some(({ on }) => on)) return [stroke];
    isChanged = true;
    return asStrokes(
      stroke,
      parts.filter(({ on }) => !on),
    );
  });
  return isChanged ? left : strokes;
}

/**
 * Returns the design with these nails. If a nail is removed, strokes that may only paint inside it are removed too,
 * because nothing else would limit them.
 */
export function withNails(
  tab: DraftTab,
  nails: NailGuide[],
): Pick<DraftTab, "nails"> & Partial<Pick<DraftTab, "drawing" | "layers">> {
  const { drawing, layers, originalImage: photo } = tab;
  if (!photo || !drawing.some(({ inside }) => inside)) return { nails };
  const before = outlinesOf(tab.nails, paintedSettings(tab), photo);
  const after = outlinesOf(nails, paintedSettings(tab), photo);
  const lost = new Set(
    layers
      .filter(
        (layer) =>
          nailOfLayer(layer, before, photo) !== null && nailOfLayer(layer, after, photo) === null,
      )
      .map(({ id }) => id),
  );
  const kept = drawing.filter(({ inside, layer = "" }) => !inside || !lost.has(layer));
  const isUsed = (id: string) => !lost.has(id) || kept.some(({ layer }) => layer === id);
  return { nails, drawing: kept, layers: layers.filter(({ id }) => isUsed(id)) };
}
