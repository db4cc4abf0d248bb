import type { Point } from "../geometry/outline.ts";
import type { TexturePainter } from "./texture.ts";

/** Sculpted ribs along the nail, like knitwear: each a lit flank, a crest and a shaded valley. */
export const ribbed: TexturePainter = (nail) => {
  const { palette, light, length } = nail;
  const ribs = 8;
  const line = (share: number): string => {
    const points: Point[] = [];
    for (let i = 0; i <= 6; i++) {
      const y = -0.05 + (length + 0.1) * (i / 6);
      // Ribs bow outwards a little, as lines on a rounded surface do.
      points.push([(share - 0.5) * 1.04 * (0.97 + 0.06 * Math.sin((i / 6) * Math.PI)), y]);
    }
    return nail.curve(points);
  };
  let valleys = "";
  let crests = "";
  for (let i = 0; i <= ribs; i++) {
    valleys += line(i / ribs);
    crests += line((i + (light.side < 0 ? 0.34 : 0.66)) / ribs);
  }
  const stroke = (d: string, color: string, width: number, opacity: number): string =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${nail.px(width)}" stroke-opacity="${opacity}"/>`;
  return (
    stroke(valleys, palette.ink, 0.066, 0.16) +
    stroke(valleys, palette.ink, 0.04, 0.2) +
    stroke(valleys, palette.ink, 0.018, 0.34) +
    stroke(crests, "#ffffff", 0.034, 0.15 * light.exposure) +
    stroke(crests, "#ffffff", 0.014, 0.34 * light.exposure)
  );
};
