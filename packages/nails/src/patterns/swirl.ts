import type { Point } from "../geometry/outline.ts";
import { mix } from "../paint/color.ts";
import { goldThread } from "../paint/gold-thread.ts";
import type { PatternPainter } from "./pattern.ts";

/** Ribbons that wind along the nail, swelling and thinning as a brush does. */
export const swirl: PatternPainter = (nail) => {
  const { palette, character, length } = nail;
  const random = nail.random("swirl");
  const tones = [
    palette.detail,
    mix(palette.base, palette.detail, 0.45),
    palette.deep,
    palette.detail,
  ];
  const phase = random.range(0, Math.PI * 2);
  const turns = random.range(0.62, 0.8) / character.scale;
  const hand = random.next() < 0.5 ? -1 : 1;
  let svg = "";
  const middle = (offset: number, t: number): number =>
    offset +
    hand * 0.27 * Math.sin(phase + t * length * turns * Math.PI * 1.25) +
    0.06 * Math.sin(phase * 2 + t * 9);
  const ribbons = [
    { offset: -0.3, width: 0.15, tone: 0 },
    { offset: -0.06, width: 0.05, tone: 1 },
    { offset: 0.14, width: 0.19, tone: 0 },
    { offset: 0.38, width: 0.04, tone: 2 },
    { offset: 0.56, width: 0.12, tone: 1 },
    { offset: -0.55, width: 0.09, tone: 2 },
  ].slice(0, Math.max(3, Math.round(5.4 * character.density)));
  for (const ribbon of ribbons) {
    const left: Point[] = [];
    const right: Point[] = [];
    for (let i = 0; i <= 14; i++) {
      const t = i / 14;
      const y = -0.1 + t * (length + 0.2);
      const half =
        (ribbon.width / 2) *
        (0.55 + 0.45 * Math.sin(phase + t * 5 + ribbon.offset * 7)) *
        (0.7 + 0.3 * character.line);
      left.push([middle(ribbon.offset, t) - half, y]);
      right.push([middle(ribbon.offset, t) + half, y]);
    }
    const opacity = ribbon.tone === 2 ? 0.55 : 0.94;
    svg += `<path d="${nail.curve([...left, ...right.toReversed()], true)}" fill="${tones[ribbon.tone] ?? palette.detail}" fill-opacity="${opacity}"/>`;
  }
  if (nail.settings.styleVibe === "elegant" || nail.settings.styleVibe === "romantic") {
    const thread: Point[] = [];
    for (let i = 0; i <= 14; i++) {
      const t = i / 14;
      thread.push([middle(0.03, t), -0.1 + t * (length + 0.2)]);
    }
    svg += goldThread(nail, nail.curve(thread), 0.014 * character.line);
  }
  return svg;
};
