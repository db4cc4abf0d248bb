import { getStroke } from "perfect-freehand";
import { expect, test } from "vitest";
import { livePieces } from "../../../../src/features/canvas/drawing/live-line.ts";
import { lineOptions } from "../../../../src/features/draft/index.ts";
import type { Stroke, StrokePoint } from "../../../../src/features/tabs/index.ts";

const SIZE = 10;
const wave: StrokePoint[] = Array.from({ length: 80 }, (_, i) => [
  i * 6,
  100 + 40 * Math.sin(i / 9),
  0.5,
]);
const pressed = wave.map(([x, y], i): StrokePoint => [
  x,
  y,
  0.3 + 0.5 * Math.abs(Math.sin(i / 20)),
]);

const kinds: [string, Pick<Stroke, "brush" | "points">][] = [
  ["a liner", { points: wave }],
  ["a liner that is pressed", { points: pressed }],
  ["a striper", { brush: "striper", points: wave }],
];

test.each(kinds)("the live pieces of %s lie where the finished stroke will lie", (_, stroke) => {
  const outline = getStroke(stroke.points, { ...lineOptions(stroke), size: SIZE, last: true });
  const next = livePieces(stroke, SIZE);
  const pieces = stroke.points.map(([x, y, pressure]) => next(x, y, pressure));
  for (const [x = 0, y = 0] of outline.slice(10, -10)) {
    if (x < 40 || x > 420) continue;
    const off = pieces.map(({ to, width }) => Math.hypot(to.x - x, to.y - y) - width / 2);
    // The edge drawn live is at most a third of the brush's size away from the finished edge.
    expect(Math.min(...off)).toBeLessThan(SIZE / 3);
    expect(Math.min(...off)).toBeGreaterThan(-SIZE / 3);
  }
});
