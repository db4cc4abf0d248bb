import type { Point } from "../geometry/outline.ts";
import { round } from "../geometry/outline.ts";
import type { NailCanvas } from "../paint/canvas.ts";
import { mix } from "../paint/color.ts";
import type { Palette } from "../paint/palette.ts";
import type { TexturePainter } from "./texture.ts";

/** A magnetic coat is far darker than its colour, and so is the clear gel over it. */
function gelOver({ palette, settings }: NailCanvas): Palette {
  if (settings.finish !== "cateye") return palette;
  return {
    ...palette,
    base: mix(palette.deep, palette.ink, 0.35),
    light: mix(palette.deep, palette.base, 0.35),
    pale: palette.light,
  };
}

/**
 * One raised stroke of clear gel: shadow, a body that is little more than the coat beneath it, and wet light on its
 * upper flank. A body in full colour would glow like neon on a dark or see-through coat.
 */
function ridge(nail: NailCanvas, points: Point[], width: number): string {
  const { palette, light } = { ...nail, palette: gelOver(nail) };
  const d = nail.curve(points);
  const lit = nail.curve(
    points.map(([x, y]) => [x + light.side * width * 0.2, y + width * 0.16] as const),
  );
  const fallen = nail.curve(
    points.map(([x, y]) => [x - light.side * width * 0.3, y - width * 0.24] as const),
  );
  const stroke = (path: string, color: string, share: number, opacity: number): string =>
    `<path d="${path}" fill="none" stroke="${color}" stroke-width="${nail.px(width * share)}" stroke-opacity="${opacity}" stroke-linecap="round"/>`;
  return (
    stroke(fallen, palette.ink, 1.3, 0.16) +
    stroke(fallen, palette.ink, 1.05, 0.24) +
    stroke(d, mix(palette.base, palette.deep, 0.4), 1, 0.42) +
    stroke(d, palette.base, 0.72, 0.3) +
    stroke(d, palette.light, 0.42, 0.42) +
    stroke(lit, "#ffffff", 0.15, 0.85 * light.exposure)
  );
}

function bead(nail: NailCanvas, [x, y]: Point, radius: number, index: number): string {
  const { palette, light } = { ...nail, palette: gelOver(nail) };
  const circle = (at: Point, r: number, fill: string, opacity: number): string => {
    const [cx, cy] = nail.frame.at(...at);
    return `<circle cx="${round(cx, 1)}" cy="${round(cy, 1)}" r="${nail.px(r)}" fill="${fill}" fill-opacity="${opacity}"/>`;
  };
  const body = nail.glow(
    `tb${index}`,
    [x + light.side * radius * 0.3, y + radius * 0.35],
    radius * 1.35,
    radius * 1.35,
    [
      [0, palette.pale, 0.9],
      [0.35, palette.light, 0.9],
      [0.8, palette.base, 0.95],
      [1, palette.deep, 0.95],
    ],
  );
  return (
    circle([x - light.side * radius * 0.28, y - radius * 0.3], radius * 1.12, palette.ink, 0.3) +
    circle([x, y], radius, body, 1) +
    circle(
      [x + light.side * radius * 0.36, y + radius * 0.4],
      radius * 0.24,
      "#ffffff",
      0.95 * light.exposure,
    )
  );
}

/** Builder gel modelled on the nail: waves that run across it and a few clear drops. */
export const gel: TexturePainter = (nail) => {
  const { length } = nail;
  const random = nail.random("gel");
  const hand = random.next() < 0.5 ? -1 : 1;
  let svg = "";
  const waves = 3 + Math.round(length * 0.4);
  for (let i = 0; i < waves; i++) {
    const y = 0.2 + (i / waves) * (length - 0.1);
    const points: Point[] = [];
    for (let k = 0; k <= 8; k++) {
      const x = -0.6 + k * 0.15;
      points.push([x, y + hand * x * 0.42 + 0.075 * Math.sin(k * 1.3 + i * 1.7)]);
    }
    svg += ridge(nail, points, random.range(0.085, 0.12));
  }
  for (let i = 0; i < 7; i++) {
    const y = 0.26 + ((i + random.range(0, 0.6)) / 7) * (length - 0.4);
    svg += bead(nail, [random.range(-0.3, 0.3), y], random.range(0.032, 0.07), i);
  }
  return svg;
};
