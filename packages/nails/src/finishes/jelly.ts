import { faded } from "../paint/canvas.ts";
import { adjust } from "../paint/color.ts";
import { sliver } from "../paint/nail-curves.ts";
import { rim } from "../paint/volume.ts";
import type { Coat } from "./coat.ts";
import { gloss } from "./gloss.ts";

/** Syrup: the nail bed shows through, colour gathers at the rims, light comes out on the far side. */
export const jelly: Coat = {
  depth: 0.5,
  edge: 0.2,
  sheer: 0.6,
  under(nail, strength) {
    const { palette, light, length } = nail;
    const full = adjust(palette.base, { chroma: 1.35, light: 0.9 });
    const pool = rim(nail, 2.3 * strength, full);
    const far = light.side === 1 ? -1 : 1;
    const glow = nail.glow("jg", [far * 0.24, length * 0.42], 0.3, length * 0.46, [
      [0, adjust(palette.base, { lift: 0.2, chroma: 1.25 }), 0.72],
      [1, palette.light, 0],
    ]);
    return pool + faded(nail.cover(glow), strength);
  },
  over(nail, strength) {
    const far = nail.light.side === 1 ? -1 : 1;
    const inner = `<path d="${sliver(nail, far, { from: nail.length * 0.14, to: nail.length * 0.82, inset: 0.8, thickness: 0.1, ends: 0.9 })}" fill="${adjust(nail.palette.base, { lift: 0.25, chroma: 1.1 })}" fill-opacity=".4"/>`;
    return faded(inner, strength) + gloss(nail, strength * 1.05);
  },
};
