import { faded } from "../paint/canvas.ts";
import { shoulder } from "../paint/nail-curves.ts";
import type { Coat } from "./coat.ts";

/** Between matte and glossy: one broad, soft sheen with no sharp edge. */
export const satin: Coat = {
  depth: 0.9,
  edge: 0.85,
  over(nail, strength) {
    const { light, length, palette } = nail;
    const top = shoulder(nail);
    const sheen = (name: string, at: number, rx: number, reach: number, opacity: number): string =>
      nail.cover(
        nail.glow(name, [light.side * at, length * 0.08 + top * 0.46], rx, top * reach, [
          [0, "#ffffff", opacity],
          [0.35, "#ffffff", opacity * 0.62],
          [0.7, "#ffffff", opacity * 0.18],
          [1, "#ffffff", 0],
        ]),
      );
    const pearl = nail.glow("sp", [light.side * 0.1, length * 0.52], 0.4, length * 0.55, [
      [0, palette.pale, 0.26],
      [1, palette.pale, 0],
    ]);
    return faded(
      nail.cover(pearl) + sheen("s1", 0.2, 0.2, 0.62, 0.34) + sheen("s2", 0.23, 0.09, 0.5, 0.26),
      strength * (0.5 + 0.5 * light.exposure),
    );
  },
};
