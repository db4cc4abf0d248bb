import { smoothstep } from "../../maths/maths.ts";
import { chance, type Nail } from "../nail.ts";
import { noise } from "../noise.ts";
import type { Layer } from "../sample.ts";
import type { Texture } from "./texture.ts";

/** Waves and drops of clear builder gel, for nails without a pattern. */
function freeRelief(nail: Nail): Layer {
  const random = chance(nail, "gel");
  const hand = random.next() < 0.5 ? -1 : 1;
  const off = random.range(0, 60);
  const beads = Array.from({ length: 7 }, (_, i) => ({
    x: random.range(-0.36, 0.36),
    y: 0.26 + ((i + random.range(0, 0.6)) / 7) * (nail.length - 0.4),
    r: random.range(0.04, 0.075),
  }));
  const every = 0.36;
  return (s) => {
    const flow =
      s.y + hand * s.wrapped * 0.45 + 0.42 * (noise(s.wrapped * 1.7 + off, s.y * 1.4) - 0.5);
    const turn = flow / every;
    const at = Math.abs(turn - Math.floor(turn) - 0.5) * every;
    const wide = 0.04 + 0.03 * noise(s.wrapped * 2 + off, s.y * 2);
    let h = 0.042 * Math.sqrt(Math.max(0, 1 - (at * at) / (wide * wide)));
    for (const { x, y, r } of beads) {
      const dx = s.wrapped - x;
      const dy = s.y - y;
      h = Math.max(h, 0.8 * r * Math.sqrt(Math.max(0, 1 - (dx * dx + dy * dy) / (r * r))));
    }
    s.h += h * nail.texture;
  };
}

/** Builder gel, which raises the chosen pattern or, without a pattern, forms waves and drops of its own. */
export const gel: Texture = (nail) => {
  if (nail.settings.patternType === "solid" || nail.settings.patternType === "ombre")
    return freeRelief(nail);
  return (s) => {
    s.h += 0.05 * nail.texture * smoothstep(0, 1, s.tone);
  };
};
