import { wrappedAt } from "./field.ts";
import type { Nail } from "./nail.ts";
import { type Layer, Sample } from "./sample.ts";
import type { Strip } from "./strip.ts";

const s = new Sample();

/** The layers of paint for a nail, and how far they extend beyond the outline, in nail widths. */
export interface Paint {
  layers: readonly Layer[];
  overhang: number;
}

/**
 * Paints colour, height and the lacquer's reflections into the strip, at every pixel that the nail or a thing on it
 * reaches.
 */
export function pigment(strip: Strip, nail: Nail, paint: Paint, width: number, rows: number): void {
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    const first = strip.first[row] ?? 0;
    const last = strip.last[row] ?? 0;
    if (last <= first) continue;
    strip.h[start + first - 1] = 0;
    strip.h[start + last] = 0;
    pigmentRow(strip, nail, paint, start + first, start + last);
  }
}

function pigmentRow(
  strip: Strip,
  nail: Nail,
  { layers, overhang }: Paint,
  from: number,
  to: number,
): void {
  const reach = Math.max(nail.pixel * 2 + 0.012, overhang);
  for (let at = from; at < to; at++) {
    const d = strip.d[at] ?? 0;
    if (d > reach) {
      strip.h[at] = 0;
      continue;
    }
    const x = strip.x[at] ?? 0;
    s.x = x;
    s.y = strip.y[at] ?? 0;
    s.d = d;
    s.wrapped = wrappedAt(x);
    s.sx = strip.sx[at] ?? 0;
    s.sy = strip.sy[at] ?? 0;
    s.tone = 0;
    s.h = 0;
    s.metal = 0;
    s.coat = 1;
    s.er = 0;
    s.eg = 0;
    s.eb = 0;
    s.cover = 1;
    for (const layer of layers) layer(s);
    strip.d[at] = s.d;
    strip.h[at] = s.h;
    strip.r[at] = s.r;
    strip.g[at] = s.g;
    strip.b[at] = s.b;
    strip.metal[at] = s.metal;
    strip.coat[at] = s.coat;
    strip.er[at] = s.er;
    strip.eg[at] = s.eg;
    strip.eb[at] = s.eb;
    strip.cover[at] = s.cover;
  }
}
