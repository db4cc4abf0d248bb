import { faded } from "../paint/canvas.ts";
import type { Coat } from "./coat.ts";

/** Powdery: light spreads evenly, the colour turns a little chalky and nothing is reflected. */
export const matte: Coat = {
  depth: 0.74,
  edge: 0.75,
  over(nail, strength) {
    const { light, palette } = nail;
    const chalk = nail.cover(palette.pale, 0.06);
    const diffuse = nail.glow(
      "md",
      [light.side * 0.14, nail.length * 0.52],
      0.5,
      nail.length * 0.62,
      [
        [0, palette.pale, 0.2 * light.exposure],
        [0.5, palette.pale, 0.09 * light.exposure],
        [1, palette.pale, 0],
      ],
    );
    return faded(chalk + nail.cover(diffuse), strength);
  },
};
