import { round } from "../geometry/outline.ts";
import type { NailCanvas, Stop } from "./canvas.ts";

/**
 * The nail as a bent sheet under the photo's light: darker where it turns away, a little lighter where it
 * faces the light, dark at cuticle and tip. `depth` 1 = lacquer, less = flatter.
 */
export function volume(nail: NailCanvas, depth: number): string {
  const { light, palette } = nail;
  const stops: Stop[] = [];
  for (let i = 0; i <= 10; i++) {
    const offset = i / 10;
    const x = (offset - 0.5) * 2;
    const turn = x * 1.12;
    const facing = Math.cos(turn) * 0.86 + Math.sin(turn) * light.across * 0.62;
    const dark = Math.min(0.75, Math.max(0, (0.86 - facing) * 0.95 * depth));
    stops.push([offset, palette.deep, dark]);
  }
  const lit = nail.glow("vl", [light.side * 0.12, nail.length * 0.5], 0.42, nail.length * 0.62, [
    [0, "#ffffff", 0.16 * depth * light.exposure],
    [0.55, "#ffffff", 0.07 * depth * light.exposure],
    [1, "#ffffff", 0],
  ]);
  const cuticle = 0.3 * depth * (1 - Math.min(0.6, Math.max(-0.4, -light.along)));
  const tip = 0.3 * depth * (1 - Math.min(0.6, Math.max(-0.4, light.along)));
  const ends = nail.along("ve", [
    [0, palette.deep, cuticle],
    [0.1, palette.deep, cuticle * 0.32],
    [0.28, palette.deep, 0],
    [0.7, palette.deep, 0],
    [0.9, palette.deep, tip * 0.4],
    [1, palette.deep, tip],
  ]);
  return nail.cover(nail.across("va", stops)) + nail.cover(ends) + nail.cover(lit);
}

/** The edge of the coat: a soft darkening inside the outline in the colour's own deep tone. */
export function rim(nail: NailCanvas, strength: number, color = nail.palette.ink): string {
  // The band reaches a little beyond the outline, where the clip cuts it.
  const ring = (width: number, opacity: number): string =>
    `<path d="${nail.band(0.03, -width / 2)}" fill="${color}" fill-opacity="${round(opacity * strength, 3)}"/>`;
  return ring(0.19, 0.09) + ring(0.115, 0.13) + ring(0.055, 0.2);
}
