import { decay } from "../../maths/maths.ts";
import { chance } from "../nail.ts";
import { cell, noise } from "../noise.ts";
import { blend } from "../srgb.ts";
import type { Texture } from "./texture.ts";

/**
 * Magnetic velvet: fine grains that glow where they face the light, with dark gaps between them and a smooth coat on
 * top.
 */
export const velvet: Texture = (nail) => {
  const { tones, key, texture, length } = nail;
  const random = chance(nail, "velvet");
  const off = random.range(0, 60);
  const glow = blend(tones.base, tones.pale, 0.3);
  return (s) => {
    const mx = (s.sx + key[0] * 0.5 + 0.25 * (noise(s.x * 1.5 + off, s.y) - 0.5)) * 1.15;
    const my = (s.y / length - 0.5) * 1.5 - key[1] * 0.4;
    const shine = decay((mx * mx + my * my * 0.8) * 4.2);
    const gx = Math.floor(s.wrapped * 95);
    const gy = Math.floor(s.y * 95);
    const grain = 0.72 + 0.56 * cell(gx, gy) * (0.5 + noise(s.wrapped * 40 + off, s.y * 40));
    const dark = 1 - texture * (0.74 - 0.3 * shine);
    s.r *= dark;
    s.g *= dark;
    s.b *= dark;
    const power = texture * (0.06 + shine) * grain * 0.85;
    s.er += glow[0] * power;
    s.eg += glow[1] * power;
    s.eb += glow[2] * power;
    s.metal *= 1 - 0.75 * texture;
    s.coat *= 1 - 0.35 * texture;
  };
};
