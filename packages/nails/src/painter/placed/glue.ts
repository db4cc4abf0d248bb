import { decay, smoothstep } from "../../maths/maths.ts";
import { Body, type Solid } from "./body.ts";
import type { Sample } from "../sample.ts";
import type { Stand } from "./stand.ts";

/**
 * How high and how far the gel rises around a thing, in nail widths. All things have the same bead of gel, except the
 * smallest things, which have less.
 */
const GEL = 0.016;

const body = new Body();
const sum = new Float64Array(3);

/** Four points within a pixel. With four samples, the edges inside a stone are smooth. */
const FINE = [
  [-0.25, -0.25],
  [0.25, -0.25],
  [-0.25, 0.25],
  [0.25, 0.25],
] as const;
const COARSE = [[0, 0]] as const;

/**
 * Paints a solid thing in its bed of gel: the thing's shadow on the lacquer, the rim of gel that catches light, and the
 * thing itself on top.
 */
export function glue(stand: Stand, solid: Solid): (s: Sample) => void {
  const { x, y, reach, cos, sin, flip, stretchX, stretchY, pixel, key, nail } = stand;
  const gel = Math.min(GEL, reach * 0.22);
  const fall = solid.height * 0.8;
  const far = solid.bound + fall + 0.3;
  const strong = 0.42 + 0.34 * nail.room.hardness;
  const points = solid.isFine && pixel > 0.004 ? FINE : COARSE;
  const wall = gel * 0.5;
  // The shadow of the contact fades within `soft`. Beyond `near`, neither this shadow nor the gel is painted. Beyond
  // `shaded`, the cast shadow is not painted.
  const soft = 0.012 + 0.06 * reach;
  const near = solid.bound + Math.max(gel, 3.6 * soft) / reach;
  const shaded = solid.bound + 0.26;
  return (s) => {
    const dx = ((s.x - x) * stretchX) / reach;
    const dy = ((s.y - y) * stretchY) / reach;
    if (dx * dx + dy * dy > far * far) return;
    const u = (dx * cos - dy * sin) * flip;
    const v = dx * sin + dy * cos;
    const fu = u + key[0] * fall;
    const fv = v + key[1] * fall;
    // Most points near the thing are outside the circle around the thing and the circle around its shadow, so these
    // quick tests come first.
    if (u * u + v * v > near * near && fu * fu + fv * fv > shaded * shaded) return;
    const d = solid.distance(u, v);
    // Beyond the nail's edge there is no lacquer below the thing, so the thing's own edge is the outline.
    const isBeyond = s.d > 0;
    const own = d * reach;
    const edge = Math.min(1, Math.max(0, 0.5 - d / (pixel * 1.2)));
    const share = isBeyond && edge > 0 ? 1 : edge;
    if (own < s.d) s.d = own;
    if (share < 1) {
      const out = Math.max(0, d) * reach;
      const cast = d < fall + 0.26 ? strong * smoothstep(0.26, -0.34, solid.distance(fu, fv)) : 0;
      const contact = 0.55 * decay(out / soft);
      const left = (1 - cast) * (1 - contact);
      s.r *= left;
      s.g *= left;
      s.b *= left;
      s.er *= left;
      s.eg *= left;
      s.eb *= left;
      s.coat *= 1 - 0.5 * contact;
      if (out < gel) {
        // The gel rises along the thing in a hollow curve, which catches the light all around.
        const t = 1 - out / gel;
        s.h += wall * t * t;
        s.coat = Math.max(s.coat, t);
      }
    }
    if (share <= 0) return;
    sum.fill(0);
    for (let part = 0; part < points.length; part++) {
      const [du, dv] = points[part] ?? [0, 0];
      solid.show(u + du * pixel, v + dv * pixel, body, part);
      for (let c = 0; c < 3; c++) sum[c] = (sum[c] ?? 0) + (body.light[c] ?? 0) / points.length;
    }
    const left = 1 - share;
    s.r *= left;
    s.g *= left;
    s.b *= left;
    s.er = s.er * left + (sum[0] ?? 0) * share;
    s.eg = s.eg * left + (sum[1] ?? 0) * share;
    s.eb = s.eb * left + (sum[2] ?? 0) * share;
    s.metal *= left;
    s.coat *= left;
    s.cover += (1 - s.cover) * share;
    // The height is constant inside the thing, because the thing has its own shading.
    s.h = s.h * left + wall * share;
  };
}
