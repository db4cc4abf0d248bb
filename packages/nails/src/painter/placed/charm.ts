import type { CharmShape } from "@lacquer/contracts";
import { linearOf } from "../srgb.ts";
import type { Solid } from "./body.ts";
import { CHARMS } from "./charm-shapes.ts";
import { arriving, fresnel, mirror, reflect, type Stand } from "./stand.ts";

const GOLD = "#d8b25a";
const STEP = 0.02;

/**
 * How a shape's face rises from its edge. A star has flat faces up to its ridges; the other shapes are rounded like
 * cast metal.
 */
function slopeOf(form: CharmShape, deep: number): number {
  if (form === "star") return 0.55;
  const t = Math.min(1, deep / 0.3);
  return 1.25 * (1 - t) * (1 - t) + 0.08 * (1 - t);
}

/** A small thing of polished metal. */
export function charm(stand: Stand): Solid {
  const { thing, nail } = stand;
  const form = (thing.form ?? "star") as CharmShape;
  const distance = CHARMS[form];
  const metal = linearOf(thing.color ?? GOLD);
  const coat = nail.room.coats[1];
  return {
    bound: 1.05,
    height: 0.3,
    isFine: false,
    distance,
    show(u, v, to) {
      const d = distance(u, v);
      const du = (distance(u + STEP, v) - d) / STEP;
      const dv = (distance(u, v + STEP) - d) / STEP;
      const slope = slopeOf(form, -d);
      const [tu, tv] = [-du * slope, -dv * slope];
      to.light.fill(0);
      mirror(stand, 1, tu, tv, to.light, metal);
      const day = 0.12 * arriving(stand, tu, tv);
      for (let c = 0; c < 3; c++) to.light[c] = (to.light[c] ?? 0) + (metal[c] ?? 0) * day;
      const back = fresnel(tu, tv) * 0.7;
      reflect(stand, coat, tu, tv, to.light, [back, back, back]);
    },
  };
}
