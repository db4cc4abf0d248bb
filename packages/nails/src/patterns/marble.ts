import type { Point } from "../geometry/outline.ts";
import { difference, lightness, mix } from "../paint/color.ts";
import type { Random } from "../paint/random.ts";
import { goldThread } from "../paint/gold-thread.ts";
import type { PatternPainter } from "./pattern.ts";

/** A wandering line that keeps its heading, as veins do. */
function vein(
  random: Random,
  from: Point,
  heading: number,
  steps: number,
  stride: number,
): Point[] {
  const points: Point[] = [from];
  let [x, y] = from;
  let angle = heading;
  for (let i = 0; i < steps; i++) {
    angle += random.range(-0.62, 0.62);
    angle += (heading - angle) * 0.25;
    x += Math.sin(angle) * stride * random.range(0.7, 1.3);
    y += Math.cos(angle) * stride * random.range(0.7, 1.3);
    points.push([x, y]);
  }
  return points;
}

/** Polished stone: clouds in the ground and veins, each a soft broad trace with a sharp one in it. */
export const marble: PatternPainter = (nail) => {
  const { palette, character, length } = nail;
  const random = nail.random("marble");
  const contrast = difference(palette.base, palette.accent) > 0.14;
  const tone = contrast ? palette.accent : palette.deep;
  const sharp = contrast
    ? mix(tone, lightness(tone) > lightness(palette.base) ? "#ffffff" : palette.ink, 0.25)
    : palette.ink;
  let svg = "";
  for (let i = 0; i < 6; i++) {
    const at: Point = [random.range(-0.5, 0.5), random.range(0, length)];
    const color = i % 3 === 0 ? palette.light : i % 3 === 1 ? tone : palette.deep;
    svg += nail.cover(
      nail.glow(`mc${i}`, at, random.range(0.25, 0.55), random.range(0.3, 0.7), [
        [0, color, i % 3 === 2 ? 0.2 : 0.34],
        [0.6, color, 0.12],
        [1, color, 0],
      ]),
    );
  }
  const count = Math.max(2, Math.round(3 * character.density + (length > 2 ? 1 : 0)));
  const hand = random.next() < 0.5 ? -1 : 1;
  let gold = "";
  for (let i = 0; i < count; i++) {
    const y = ((i + random.range(0.1, 0.8)) / count) * length - 0.25;
    const heading = hand * random.range(0.75, 1.15);
    const main = vein(random, [-hand * 0.62, y], heading, 9, 0.17 * character.scale);
    const branches: Point[][] = [main];
    for (const at of [2, 4, 6]) {
      const start = main[at];
      if (start && random.next() < 0.75) {
        branches.push(
          vein(random, start, heading + random.range(-1, 1), 4, 0.11 * character.scale),
        );
      }
    }
    branches.forEach((points, index) => {
      const d = nail.curve(points);
      const size = (index === 0 ? 1 : 0.55) * character.line;
      for (const [width, opacity] of [
        [0.17, 0.07],
        [0.12, 0.09],
        [0.075, 0.13],
        [0.042, 0.2],
      ] as const) {
        svg += `<path d="${d}" fill="none" stroke="${tone}" stroke-width="${nail.px(width * size)}" stroke-opacity="${opacity}" stroke-linecap="round"/>`;
      }
      svg += `<path d="${d}" fill="none" stroke="${sharp}" stroke-width="${nail.px(Math.max(0.016 * size, 0.7 / nail.unit))}" stroke-opacity="${index === 0 ? 0.85 : 0.6}" stroke-linecap="round" stroke-linejoin="round"/>`;
      if (
        index === 0 &&
        i === 0 &&
        nail.settings.styleVibe !== "minimal" &&
        nail.settings.styleVibe !== "natural"
      ) {
        gold = goldThread(
          nail,
          nail.curve(points.map(([px, py]) => [px + 0.02, py - 0.015] as const)),
          0.011 * size,
        );
      }
    });
  }
  return svg + gold;
};
