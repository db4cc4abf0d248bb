import { smoothstep } from "../maths/maths.ts";
import type { Nail } from "./nail.ts";
import { clouds, noise } from "./noise.ts";
import type { Layer } from "./sample.ts";
import { chromaticity, luminance } from "./srgb.ts";

/**
 * Returns the share of the bare nail that shows through a colour. Nude colours are worn sheer; strong and dark colours
 * are not.
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
  return (s) => {
    const ridges = 1 + 0.016 * (noise(s.wrapped * 26, s.y * 0.7) - 0.5);
    const dx = s.x / 0.27;
    const dy = (s.y - 0.02) / 0.27;
    const moon = 0.3 * smoothstep(1.25, 0.6, dx * dx + dy * dy);
    const blood =
      0.24 * (clouds(s.x * 2.2, s.y * 1.6) - 0.5) - 0.16 * smoothstep(0.45, 0.95, s.y / natural);
    const light = (1 + blood * 0.4) * ridges;
    s.r = (base[0] + (bed[0] + moon * (0.95 - bed[0]) - base[0]) * sheer) * light;
    s.g =
      (base[1] + (bed[1] + moon * (0.9 - bed[1]) - base[1]) * sheer) * light * (1 + blood * 0.5);
    s.b =
      (base[2] + (bed[2] + moon * (0.87 - bed[2]) - base[2]) * sheer) * light * (1 + blood * 0.4);
  };
}
