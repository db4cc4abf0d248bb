import type { Finish } from "@lacquer/contracts";
import type { Lab } from "../paint/color.ts";
import { SIZE } from "./flat-nail.ts";
import { inTheMiddle, shareOf } from "./in-the-middle.ts";
import type { Plate } from "./plate.ts";

/** The finishes that can be told apart in a picture. Every other finish looks like one of these. */
export type SeenFinish = Extract<
  Finish,
  "glossy" | "matte" | "satin" | "chrome" | "cateye" | "glitter" | "flake" | "foil"
>;

/** How lightness and colour change on a nail. All values are in OKLab, in which 0.02 is just visible. */
interface Sheen {
  /** How much lighter the lightest spots are than the nail's median lightness. */
  gleam: number;
  /** How much darker the darkest spots are than the nail's median lightness. */
  shade: number;
  /** The usual difference in lightness between a pixel and its neighbours. */
  sparkle: number;
  /** The usual difference in hue and chroma between a pixel and its neighbours. */
  flakes: number;
  /** The difference in lightness between the light and the dark parts of the nail, after sparkle is averaged out. */
  bands: number;
}

/**
 * Returns the finish that most of the nails seem to have; null if no nail can be seen well enough. The limits were
 * found on sixty painted hands, four for each finish.
 */
export function readFinish(plates: readonly Plate[]): SeenFinish | null {
  const all = plates.flatMap((plate) => sheenOf(plate) ?? []);
  if (all.length === 0) return null;
  const usual = (of: (sheen: Sheen) => number) => inTheMiddle(all.map(of));
  const gleam = usual((sheen) => sheen.gleam);
  const shade = usual((sheen) => sheen.shade);
  const sparkle = usual((sheen) => sheen.sparkle);
  const flakes = usual((sheen) => sheen.flakes);
  const bands = usual((sheen) => sheen.bands);
  if (sparkle > 0.042) return flakes > 0.02 ? "flake" : shade > 0.225 ? "foil" : "glitter";
  if (bands > 0.155 && shade > 0.12 && sparkle < 0.022) return "cateye";
  if (shade > 0.165) return "chrome";
  if (gleam < 0.06 && sparkle < 0.02) return "matte";
  return sparkle < 0.006 && gleam < 0.27 ? "satin" : "glossy";
}

function sheenOf({ flat: { labs }, inside }: Plate): Sheen | null {
  const lights: number[] = [];
  const broad: number[] = [];
  let [sparkle, flakes] = [0, 0];
  for (let p = SIZE * 2; p < SIZE * (SIZE - 2); p++) {
    const lab = labs[p];
    const around = lab && neighbours(labs, inside, p, 2);
    const near = around && neighbours(labs, inside, p, 1);
    if (!lab || !near) continue;
    lights.push(lab.l);
    broad.push(around.l);
    sparkle += (lab.l - near.l) ** 2;
    flakes += (lab.a - near.a) ** 2 + (lab.b - near.b) ** 2;
  }
  if (lights.length < 60) return null;
  return {
    gleam: shareOf(lights, 0.985) - shareOf(lights, 0.5),
    shade: shareOf(lights, 0.5) - shareOf(lights, 0.05),
    sparkle: Math.sqrt(sparkle / lights.length),
    flakes: Math.sqrt(flakes / lights.length),
    bands: shareOf(broad, 0.75) - shareOf(broad, 0.25),
  };
}

/** Returns the mean colour of a pixel and its neighbours; null if one of them is outside the nail. */
function neighbours(
  labs: readonly (Lab | null)[],
  inside: Uint8Array,
  p: number,
  reach: number,
): Lab | null {
  const sum = { l: 0, a: 0, b: 0 };
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const at = p + dy * SIZE + dx;
      const lab = labs[at];
      if (!lab || !inside[at]) return null;
      sum.l += lab.l;
      sum.a += lab.a;
      sum.b += lab.b;
    }
  }
  const count = (2 * reach + 1) ** 2;
  return { l: sum.l / count, a: sum.a / count, b: sum.b / count };
}
