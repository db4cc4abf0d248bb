import { smoothstep } from "../../maths/maths.ts";
import { SMILE_THREAD, smileHasThread } from "../mark-sizes.ts";
import { chance, inside, type Nail } from "../nail.ts";
import { noise } from "../noise.ts";
import { lay, layMetal } from "../sample.ts";
import type { Pattern } from "./pattern.ts";

/**
 * Returns the position of the smile line in the middle of the nail: at the end of the nail bed, or lower when the tip
 * is short.
 */
function smileOf({ length, natural, character }: Nail): number {
  const wanted = Math.max(
    natural * 0.84,
    length - 0.5 - 0.2 * character.scale * (length - natural),
  );
  return Math.min(wanted, length - 0.26);
}

/** An opaque tip that ends at the smile line. The tip's edge is a step of gel that catches the light. */
export const french: Pattern = (nail) => {
  const { tones, settings, character, length } = nail;
  const random = chance(nail, "french");
  const smile = smileOf(nail);
  const bend = Math.min(0.3, smile * 0.3) * random.range(0.92, 1.06);
  const lean = random.range(-0.03, 0.03);
  const off = random.range(0, 60);
  const thread = smileHasThread(settings.styleVibe);
  return (s) => {
    const x = 2 * s.x;
    const line = smile - bend * x * x + lean * x + 0.006 * (noise(s.x * 9 + off, 3) - 0.5);
    // The smile line is steep at the sides, so distances from it are measured at right angles to the line and not along
    // the nail.
    const slope = 4 * bend * x - 2 * lean;
    const d = (line - s.y) / Math.sqrt(1 + slope * slope);
    const tip = inside(nail, d);
    // The tip stays a little below pure white, so that the light's reflection can be seen to cross the smile line.
    // The pigment is slightly thinner right at the smile line and thickest just before the free edge.
    const body =
      0.94 - 0.035 * smoothstep(0.1, 0, -d) - 0.02 * smoothstep(length - 0.14, length, s.y);
    const [r, g, b] = tones.accent;
    lay(s, [r * body, g * body, b * body], tip);
    s.cover += (1 - s.cover) * tip;
    s.tone = tip;
    // The coat over the tip levels most of the step. The rest of the step is broad and uneven along the line.
    s.h += (0.003 + 0.004 * noise(s.x * 6 + off, 7)) * smoothstep(0.02, -0.03, d);
    if (thread) layMetal(s, tones.gold, inside(nail, Math.abs(d) - SMILE_THREAD * character.line));
  };
};
