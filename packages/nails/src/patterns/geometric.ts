import type { Point } from "../geometry/outline.ts";
import type { NailCanvas } from "../paint/canvas.ts";
import { mix } from "../paint/color.ts";
import { goldThread } from "../paint/gold-thread.ts";
import type { PatternPainter } from "./pattern.ts";

/** What the styles share: where the middle of the pattern lies, how thick its metal is, and its third colour. */
interface Blocks {
  nail: NailCanvas;
  middle: number;
  width: number;
  third: string;
  fill: (points: Point[], color: string) => string;
}

/** Taped colour blocks: chevrons, diagonals or diamonds in the accent, parted by metal lines. */
export const geometric: PatternPainter = (nail) => {
  const { palette, character, length } = nail;
  const random = nail.random("geometric");
  const hand = random.next() < 0.5 ? -1 : 1;
  const blocks: Blocks = {
    nail,
    middle: length * random.range(0.5, 0.58),
    width: 0.02 * character.line,
    third: mix(palette.base, palette.detail, 0.45),
    fill: (points, color) => `<path d="${nail.path(points)}" fill="${color}"/>`,
  };
  const style = Math.floor(random.next() * 3);
  if (style === 0) return chevrons(blocks);
  return style === 1 ? diagonals(blocks, hand) : diamonds(blocks);
};

function chevrons({ nail, middle, width, third, fill }: Blocks): string {
  const { palette, character } = nail;
  const step = 0.27 * character.scale;
  let svg = "";
  const rows = Math.max(2, Math.round(3 * character.density));
  for (let i = 0; i < rows; i++) {
    const y = middle - 0.15 + i * step * 1.55;
    const low: Point[] = [
      [-0.7, y - 0.28],
      [0, y + 0.22],
      [0.7, y - 0.28],
    ];
    const high: Point[] = low.map(([x, v]) => [x, v + step]);
    svg += fill([...low, ...high.toReversed()], i % 2 ? third : palette.detail);
    svg += goldThread(nail, nail.path(low, false), width);
  }
  return svg;
}

function diagonals({ nail, middle, width, third, fill }: Blocks, hand: 1 | -1): string {
  const { palette, length } = nail;
  const a: Point = [-hand * 0.6, middle - 0.42];
  const b: Point = [hand * 0.6, middle + 0.36];
  const c: Point = [hand * 0.05, middle - 0.01];
  const end: Point = [-hand * 0.6, middle + 0.62];
  return (
    fill([a, b, [hand * 0.7, length + 0.3], [-hand * 0.7, length + 0.3]], palette.detail) +
    fill([a, c, end], third) +
    goldThread(nail, nail.path([a, b], false), width) +
    goldThread(nail, nail.path([c, end], false), width)
  );
}

/** A diamond in a larger one, with wings at the tip and a line to the cuticle. */
function diamonds({ nail, middle, width, third, fill }: Blocks): string {
  const { palette, character, length } = nail;
  const diamond = (y: number, half: number, tall: number): Point[] => [
    [0, y - tall],
    [half, y],
    [0, y + tall],
    [-half, y],
  ];
  const tall = Math.min(0.52, length * 0.26) * character.scale;
  const [small, large] = [diamond(middle, 0.2, tall * 0.55), diamond(middle, 0.43, tall)];
  const stem: Point[] = [
    [0, -0.1],
    [0, middle - tall],
  ];
  const wings = ([-1, 1] as const).map((side) =>
    fill(
      [
        [side * 0.02, middle + tall * 1.02],
        [side * 0.7, middle + 0.1],
        [side * 0.7, middle + tall * 2.4],
      ],
      third,
    ),
  );
  return (
    wings.join("") +
    fill(large, palette.detail) +
    fill(small, palette.base) +
    goldThread(nail, nail.path(large), width) +
    goldThread(nail, nail.path(small), width * 0.8) +
    goldThread(nail, nail.path(stem, false), width * 0.8)
  );
}
