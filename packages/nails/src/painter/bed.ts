import { smoothstep } from "../maths/maths.ts";
import { chance, type Nail } from "./nail.ts";
import { clouds, noise } from "./noise.ts";
import type { Layer } from "./sample.ts";
import { chromaticity, luminance } from "./srgb.ts";

/**
 * Returns the share of the bare nail that shows through a colour. Nude colours are sheer; strong and dark colours are
 * opaque.
 */
function sheerness(nail: Nail): number {
  const { base } = nail.tones;
  const pale = smoothstep(0.22, 0.55, luminance(base));
  const nude = 1 - smoothstep(0.2, 0.5, chromaticity(base));
  return 0.62 * pale * nude;
}

/**
 * Returns the layer of the nail under its lacquer: a pink bed with a half-moon and very faint ridges, covered by the
 * base colour.
 */
export function bedLayer(nail: Nail): Layer {
  const { tones, natural, settings } = nail;
  const { base, bed } = tones;
  const isFrench = settings.patternType === "french";
  const sheer = isFrench && settings.finish !== "chrome" ? sheerness(nail) : 0;
  if (sheer === 0)
    return (s) => {
      s.r = base[0];
      s.g = base[1];
      s.b = base[2];
    };
  const off = chance(nail, "bed").range(0, 60);
  return (s) => {
    const ridges = 1 + 0.016 * (noise(s.wrapped * 26, s.y * 0.7) - 0.5);
    const dx = s.x / 0.3;
    const dy = (s.y - 0.02) / 0.3;
    const moon = 0.42 * smoothstep(1.5, 0.35, dx * dx + dy * dy);
    // Blood gathers along the side walls and before the free edge, and lies in clouds below the rest of the plate.
    const blood =
      0.5 * (clouds(s.x * 2.2 + off, s.y * 1.6) - 0.5) -
      0.22 * smoothstep(0.45, 0.95, s.y / natural) -
      0.8 * s.x * s.x * (1 - moon);
    const light = (1 + blood * 0.34) * ridges;
    s.r = (base[0] + (bed[0] + moon * (0.95 - bed[0]) - base[0]) * sheer) * light;
    s.g =
      (base[1] + (bed[1] + moon * (0.9 - bed[1]) - base[1]) * sheer) * light * (1 + blood * 0.46);
    s.b =
      (base[2] + (bed[2] + moon * (0.87 - bed[2]) - base[2]) * sheer) * light * (1 + blood * 0.36);
  };
}
