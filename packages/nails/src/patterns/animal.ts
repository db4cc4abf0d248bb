import type { Point } from "../geometry/outline.ts";
import { lightness, mix } from "../paint/color.ts";
import type { PatternPainter } from "./pattern.ts";

/** Leopard: rosettes of dark broken rings around a warmer heart, staggered along the nail. */
export const animal: PatternPainter = (nail) => {
  const { palette, character, length } = nail;
  const random = nail.random("animal");
  const dark =
    lightness(palette.base) > 0.38
      ? mix(palette.ink, "#1d120c", 0.6)
      : mix(palette.pale, palette.detail, 0.3);
  const heart = mix(palette.detail, palette.base, 0.12);
  const step = 0.29 * character.scale;
  let hearts = "";
  let rings = "";
  let specks = "";
  const rows = Math.ceil((length + 0.3) / (step * 0.86));
  for (let row = 0; row < rows; row++) {
    for (let column = -2; column <= 2; column++) {
      const x = (column + (row % 2 ? 0.5 : 0)) * step + random.range(-0.25, 0.25) * step;
      const y = row * step * 0.86 + random.range(-0.2, 0.2) * step;
      if (Math.abs(x) > 0.62 || random.next() > 0.88 * character.density + 0.04) continue;
      const radius = step * random.range(0.28, 0.4);
      const stretch = random.range(0.85, 1.35);
      const turn = random.range(0, Math.PI * 2);
      const wobble = Array.from({ length: 9 }, () => random.range(0.82, 1.15));
      const ring = (i: number, grow: number): Point => {
        const angle = turn + (i * Math.PI * 2) / 9;
        const r = radius * (wobble[((i % 9) + 9) % 9] ?? 1) * grow;
        return [x + Math.sin(angle) * r, y + Math.cos(angle) * r * stretch];
      };
      hearts += nail.curve(
        Array.from({ length: 9 }, (_, i) => ring(i, 0.86)),
        true,
      );
      const gaps = random.next() < 0.5 ? [0, 4] : [1, 4, 7];
      gaps.forEach((gap, index) => {
        const to = (gaps[index + 1] ?? 9 + (gaps[0] ?? 0)) - 1;
        const outer: Point[] = [];
        const inner: Point[] = [];
        for (let i = gap; i <= to; i++) {
          const t = (i - gap) / Math.max(1, to - gap);
          const thick =
            0.1 + 0.24 * Math.sin(Math.PI * (0.15 + t * 0.7)) * (0.7 + 0.3 * character.line);
          outer.push(ring(i, 1 + thick));
          inner.push(ring(i, 1 - thick));
        }
        rings += nail.curve([...outer, ...inner.toReversed()], true);
      });
      if (random.next() < 0.6) {
        const at: Point = [x + step * 0.52, y + random.range(-0.1, 0.1)];
        const r = step * random.range(0.05, 0.1);
        specks += nail.curve(
          [
            [at[0] - r, at[1]],
            [at[0], at[1] + r * 1.4],
            [at[0] + r, at[1]],
            [at[0], at[1] - r],
          ],
          true,
        );
      }
    }
  }
  return (
    `<path d="${hearts}" fill="${heart}" fill-opacity=".8"/>` +
    `<path d="${rings}${specks}" fill="${dark}" fill-opacity=".93"/>`
  );
};
