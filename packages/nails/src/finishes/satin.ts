import { faded } from "../paint/canvas.ts";
import { shoulder, sliver } from "../paint/volume.ts";
import type { Coat } from "./coat.ts";

/** Between matte and glossy: one broad, soft sheen with no sharp edge. */
export const satin: Coat = {
  depth: 0.9,
  edge: 0.85,
  over(nail, strength) {
    const { light, length, palette } = nail;
    const top = shoulder(nail);
    let sheen = "";
    const fill = nail.along("ss", [
      [0, "#ffffff", 0],
      [0.3, "#ffffff", 1],
      [0.75, "#ffffff", 1],
      [1, "#ffffff", 0],
    ], length * 0.1, top);
    for (let i = 0; i < 7; i++) {
      const grow = 0.07 + i * 0.055;
      sheen += `<path d="${sliver(nail, light.side, { from: length * 0.1, to: top, inset: 0.42 + i * 0.078, thickness: grow, ends: 0.8 })}" fill="${fill}" fill-opacity=".062"/>`;
    }
    const pearl = nail.glow("sp", [light.side * 0.1, length * 0.55], 0.36, length * 0.5, [
      [0, palette.pale, 0.34],
      [1, palette.pale, 0],
    ]);
    return faded(nail.cover(pearl) + sheen, strength * (0.5 + 0.5 * light.exposure));
  },
};
