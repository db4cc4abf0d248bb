import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { nailOutline } from "@lacquer/nails";
import type { Stroke, StrokePoint } from "../../tabs/index.ts";
import { fromNail, type Placement, type Size, toNail } from "../guides/geometry.ts";
import { settingsOf } from "../draft/settings.ts";

/** How far beside and behind the nail a stroke's point still belongs to it, in nail widths. */
const MARGIN = 0.12;

interface Move {
  nails: readonly NailGuide[];
  index: number;
  to: NailGuide;
  settings: DesignSettings;
  photo: Size;
}

/** How far a nail reaches from its cuticle, in fractions of the photo's width. */
function reachOf(nail: NailGuide, settings: DesignSettings, photo: Size): number {
  const outline = nailOutline(nail, settingsOf(nail, settings), photo);
  const point = (x: number, y: number) => ({ x: x / photo.width, y: y / photo.height });
  return Math.max(...outline.map(([x, y]) => toNail(nail, point(x, y), photo).along));
}

/** Whether a point of the photo belongs to this nail, and how far off its axis it lies, in nail widths. */
function offAxis(nail: NailGuide, reach: number, point: StrokePoint, photo: Size): number | null {
  const { along, across } = toNail(nail, { x: point[0], y: point[1] }, photo);
  const off = Math.abs(across) / nail.width;
  const margin = MARGIN * nail.width;
  return off <= 0.5 + MARGIN && along >= -margin && along <= reach + margin ? off : null;
}

function moved(point: StrokePoint, from: Placement, to: Placement, photo: Size): StrokePoint {
  const { along, across } = toNail(from, { x: point[0], y: point[1] }, photo);
  const { x, y } = fromNail(
    to,
    (along * to.length) / from.length,
    (across * to.width) / from.width,
    photo,
  );
  return [x, y, point[2]];
}

const isSamePlace = (a: Placement, b: Placement) =>
  a.x === b.x && a.y === b.y && a.angle === b.angle && a.width === b.width && a.length === b.length;

/**
 * The strokes once a nail has been moved, turned or stretched: what lies on it goes along, what lies beside it or on
 * another nail stays. A stroke that runs over the nail's edge is parted there. The same array when nothing moves.
 */
export function followNail(
  strokes: Stroke[],
  { nails, index, to, settings, photo }: Move,
): Stroke[] {
  const from = nails[index];
  if (!from || strokes.length === 0 || isSamePlace(from, to)) return strokes;
  const reaches = nails.map((nail) => reachOf(nail, settings, photo));
  const isOn = (point: StrokePoint): boolean => {
    const own = offAxis(from, reaches[index] ?? 0, point, photo);
    if (own === null) return false;
    return nails.every((nail, at) => {
      const other = at === index ? null : offAxis(nail, reaches[at] ?? 0, point, photo);
      return other === null || own <= other;
    });
  };
  const grown = Math.sqrt((to.width / from.width) * (to.length / from.length));
  let isChanged = false;
  const followed = strokes.flatMap((stroke): Stroke[] => {
    const parts: { on: boolean; points: StrokePoint[] }[] = [];
    for (const point of stroke.points) {
      const on = isOn(point);
      const last = parts.at(-1);
      if (last?.on === on) last.points.push(point);
      else parts.push({ on, points: [point] });
    }
    if (!parts.some(({ on }) => on)) return [stroke];
    isChanged = true;
    return parts.map(({ on, points }, part) => ({
      ...stroke,
      id: part === 0 ? stroke.id : crypto.randomUUID(),
      size: on ? Math.min(1, stroke.size * grown) : stroke.size,
      points: on ? points.map((point) => moved(point, from, to, photo)) : points,
    }));
  });
  return isChanged ? followed : strokes;
}
