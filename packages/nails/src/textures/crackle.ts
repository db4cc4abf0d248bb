import type { Point } from "../geometry/outline.ts";
import { mix } from "../paint/color.ts";
import type { TexturePainter } from "./texture.ts";

/** Shrunken lacquer: broken plates with the accent below showing in the cracks, deeper on their shaded side. */
export const crackle: TexturePainter = (nail) => {
  const { palette, light, length } = nail;
  const random = nail.random("crackle");
  const step = 0.235;
  const columns = 6;
  const rows = Math.ceil(length / step) + 3;
  const corners: Point[][] = [];
  for (let row = 0; row < rows; row++) {
    const line: Point[] = [];
    for (let column = 0; column <= columns; column++) {
      line.push([
        (column - columns / 2 + (row % 2 ? 0.5 : 0)) * step + random.range(-0.38, 0.38) * step,
        (row - 1) * step + random.range(-0.34, 0.34) * step,
      ]);
    }
    corners.push(line);
  }
  const jagged = (from: Point, to: Point): string => {
    const points: Point[] = [];
    for (let i = 0; i <= 4; i++) {
      const t = i / 4;
      const off = i === 0 || i === 4 ? 0 : 0.028;
      points.push([
        from[0] + (to[0] - from[0]) * t + random.range(-off, off),
        from[1] + (to[1] - from[1]) * t + random.range(-off, off),
      ]);
    }
    return nail.path(points, false);
  };
  let cracks = "";
  let hair = "";
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const here = corners[row]?.[column];
      const right = corners[row]?.[column + 1];
      const up = corners[row + 1]?.[column];
      if (!here || !right || !up) continue;
      if (random.next() < 0.82) cracks += jagged(here, right);
      if (random.next() < 0.74) cracks += jagged(here, up);
      else hair += jagged(here, up);
    }
  }
  const show = mix(palette.detail, palette.ink, 0.08);
  const shift = (side: number): string =>
    `translate(${nail.px(side * 0.008)} ${nail.px(side * 0.012)})`;
  const stroke = (d: string, color: string, width: number, opacity: number, moved = ""): string =>
    `<path d="${d}" fill="none" stroke="${color}" stroke-width="${nail.px(Math.max(width, 0.7 / nail.unit))}" stroke-opacity="${opacity}" stroke-linejoin="round"${moved}/>`;
  return (
    stroke(cracks, "#ffffff", 0.032, 0.34 * light.exposure, ` transform="${shift(1)}"`) +
    stroke(cracks, palette.ink, 0.036, 0.6, ` transform="${shift(-0.6)}"`) +
    stroke(cracks, show, 0.025, 0.95) +
    stroke(hair, palette.ink, 0.009, 0.5)
  );
};
