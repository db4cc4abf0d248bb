import type { DesignSettings, Finger } from "@lacquer/contracts";
import { type NailFrame, offsetSides, pathOf, type Point, round } from "../geometry/outline.ts";
import type { Palette } from "./palette.ts";
import { createRandom, type Random } from "./random.ts";

/** [offset 0–1, colour, opacity 0–1] */
export type Stop = readonly [number, string, number];

/** How strongly things are drawn; vibe and variation set it. 1 = as designed. */
export interface Character {
  line: number;
  density: number;
  scale: number;
}

/** Light as one nail meets it. */
export interface NailLight {
  /** −1 = the light stands at the nail's left side, 1 = right. */
  side: -1 | 1;
  /** Light along the nail's own axes, −1…1: across to the right, and towards the tip. */
  across: number;
  along: number;
  exposure: number;
}

/**
 * One nail being painted. Coordinates are nail widths (x across, y from the cuticle to the tip) and become
 * pixels of the tile here, rotation included: nothing inside a tile is drawn in a rotated frame but pictures.
 */
export interface NailCanvas {
  frame: NailFrame;
  settings: DesignSettings;
  palette: Palette;
  character: Character;
  light: NailLight;
  finger: Finger;
  /** Pixels of one nail width. */
  unit: number;
  length: number;
  natural: number;
  tile: { width: number; height: number };
  /** A generator of its own for each purpose, so that one layer's draws never move another's. */
  random(purpose: string): Random;
  /** Paths of many small marks by name: they hang on seed and place, never on colours or weights. */
  marks(name: string, draw: () => string[]): readonly string[];
  define(svg: string): void;
  id(name: string): string;
  /** A length in nail widths as pixels. */
  px(length: number): string;
  path(points: readonly Point[], closed?: boolean): string;
  /** A smooth open curve through the points. */
  curve(points: readonly Point[], closed?: boolean): string;
  /** The outline, grown by a distance in nail widths. */
  grown(by: number): string;
  /** A band along the outline from `outer` to `inner` (in widths; outside is positive), as far as `reach`. */
  band(outer: number, inner: number, reach?: number): string;
  /** Gradients answer `url(#…)`. */
  across(name: string, stops: readonly Stop[], from?: number, to?: number): string;
  along(name: string, stops: readonly Stop[], from?: number, to?: number, lean?: number): string;
  glow(name: string, at: Point, rx: number, ry: number, stops: readonly Stop[]): string;
  /** The whole nail in one fill; only inside the clip. */
  cover(fill: string, opacity?: number): string;
}

function stopsOf(stops: readonly Stop[]): string {
  return stops
    .map(
      ([offset, color, opacity]) =>
        `<stop offset="${round(offset, 3)}" stop-color="${color}"${opacity < 1 ? ` stop-opacity="${round(opacity, 3)}"` : ""}/>`,
    )
    .join("");
}

/** Catmull–Rom through pixel points, as cubic Béziers. */
function curveOf(points: readonly Point[], closed: boolean): string {
  const at = (i: number): Point => {
    const n = points.length;
    const index = closed ? (i + n) % n : Math.min(n - 1, Math.max(0, i));
    return points[index] ?? [0, 0];
  };
  const text = ([x, y]: Point): string => `${round(x)} ${round(y)}`;
  let d = `M${text(at(0))}`;
  const last = closed ? points.length : points.length - 1;
  for (let i = 0; i < last; i++) {
    const [a, b, c, e] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    const first: Point = [b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6];
    const second: Point = [c[0] - (e[0] - b[0]) / 6, c[1] - (e[1] - b[1]) / 6];
    d += `C${text(first)} ${text(second)} ${text(c)}`;
  }
  return closed ? `${d}Z` : d;
}

/** Marks of the nails of one design: while a slider moves only their colours change, and they are most of the work. */
const keptMarks = new Map<string, readonly string[]>();
const MARKS_MOST = 24;

function marksOf(key: string, draw: () => string[]): readonly string[] {
  const known = keptMarks.get(key);
  if (known) return known;
  const drawn = draw();
  const [oldest] = keptMarks.keys();
  if (keptMarks.size >= MARKS_MOST && oldest !== undefined) keptMarks.delete(oldest);
  keptMarks.set(key, drawn);
  return drawn;
}

export function createCanvas(
  parts: Pick<
    NailCanvas,
    "frame" | "settings" | "palette" | "character" | "light" | "finger" | "tile"
  >,
  { seed, prefix }: { seed: string; prefix: string },
  defs: string[],
): NailCanvas {
  const { frame } = parts;
  const id = (name: string): string => `${prefix}${name}`;
  const toPixels = (points: readonly Point[]): Point[] => points.map(([x, y]) => frame.at(x, y));
  const linear = (name: string, from: Point, to: Point, stops: readonly Stop[]): string => {
    const [x1, y1] = frame.at(...from);
    const [x2, y2] = frame.at(...to);
    defs.push(
      `<linearGradient id="${id(name)}" gradientUnits="userSpaceOnUse" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}">${stopsOf(stops)}</linearGradient>`,
    );
    return `url(#${id(name)})`;
  };
  return {
    ...parts,
    unit: frame.width,
    length: frame.length,
    natural: frame.natural,
    random: (purpose) => createRandom(`${seed}/${purpose}`),
    marks: (name, draw) => {
      const place = [frame.at(0, 0), frame.width, frame.length, frame.angle, parts.light.side];
      return marksOf(`${seed}/${name}/${place.join()}`, draw);
    },
    define: (svg) => void defs.push(svg),
    id,
    px: (length) => round(length * frame.width),
    path: (points, closed = true) => {
      const d = pathOf(toPixels(points));
      return closed ? d : d.slice(0, -1);
    },
    curve: (points, closed = false) => curveOf(toPixels(points), closed),
    grown: (by) => {
      const { left, right } = offsetSides(frame.profile, by);
      return pathOf(toPixels([...left, ...right.toReversed()]));
    },
    band: (outer, inner, reach = Number.POSITIVE_INFINITY) => {
      const sides = [outer, inner].map((by) => {
        const { left, right } = offsetSides(frame.profile, by);
        const near = (points: readonly Point[]): Point[] => points.filter(([, y]) => y <= reach);
        return [...near(left).toReversed(), ...near(right)];
      });
      return pathOf(toPixels([...(sides[0] ?? []), ...(sides[1] ?? []).toReversed()]));
    },
    across: (name, stops, from = -0.5, to = 0.5) =>
      linear(name, [from, frame.length / 2], [to, frame.length / 2], stops),
    along: (name, stops, from = 0, to = frame.length, lean = 0) =>
      linear(name, [-lean, from], [lean, to], stops),
    glow: (name, at, rx, ry, stops) => {
      const [cx, cy] = frame.at(...at);
      defs.push(
        `<radialGradient id="${id(name)}" gradientUnits="userSpaceOnUse" cx="0" cy="0" r="1" gradientTransform="translate(${round(cx)} ${round(cy)}) rotate(${round(frame.angle)}) scale(${round(rx * frame.width, 3)} ${round(ry * frame.width, 3)})">${stopsOf(stops)}</radialGradient>`,
      );
      return `url(#${id(name)})`;
    },
    cover: (fill, opacity = 1) =>
      `<rect width="${parts.tile.width}" height="${parts.tile.height}" fill="${fill}"${opacity < 1 ? ` fill-opacity="${round(opacity, 3)}"` : ""}/>`,
  };
}

/** Layers under one opacity; nothing at all when it would not be seen. */
export function faded(svg: string, opacity: number): string {
  if (opacity <= 0.004 || svg === "") return "";
  return opacity >= 0.996 ? svg : `<g opacity="${round(opacity, 3)}">${svg}</g>`;
}
