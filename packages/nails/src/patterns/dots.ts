import { round } from "../geometry/outline.ts";
import { adjust } from "../paint/color.ts";
import type { PatternPainter } from "./pattern.ts";

/** Dotting-tool dots in staggered rows, growing towards the tip. */
export const dots: PatternPainter = (nail) => {
  const { palette, character, length, settings } = nail;
  const random = nail.random("dots");
  const step = (0.25 * character.scale) / Math.sqrt(character.density);
  const mixed = settings.styleVibe === "playful";
  const tones = mixed
    ? [
        palette.detail,
        adjust(palette.detail, { degrees: 60 }),
        adjust(palette.base, { degrees: -50, lift: 0.12 }),
        palette.gold,
      ]
    : [palette.detail];
  let shadows = "";
  const groups = tones.map(() => "");
  const shift = random.range(-0.5, 0.5) * step;
  for (let row = 0; row * step * 0.87 < length + 0.1; row++) {
    const y = 0.1 + row * step * 0.87;
    const radius = step * (0.19 + 0.13 * (y / length)) * (0.75 + 0.25 * character.line);
    for (let column = -3; column <= 3; column++) {
      const x = (column + (row % 2 ? 0.5 : 0)) * step + (mixed ? shift : 0);
      if (Math.abs(x) > 0.56) continue;
      const [cx, cy] = nail.frame.at(x, y);
      const tone = Math.floor(random.next() * tones.length);
      const r = nail.px(mixed ? radius * random.range(0.6, 1.35) : radius);
      groups[tone] += `<circle cx="${round(cx, 1)}" cy="${round(cy, 1)}" r="${r}"/>`;
      shadows += `<circle cx="${round(cx + 0.012 * nail.unit, 1)}" cy="${round(cy + 0.02 * nail.unit, 1)}" r="${r}"/>`;
    }
  }
  return (
    `<g fill="${palette.ink}" fill-opacity=".2">${shadows}</g>` +
    groups.map((circles, i) => `<g fill="${tones[i] ?? palette.detail}">${circles}</g>`).join("")
  );
};
