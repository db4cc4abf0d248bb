import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { strokeMarks, strokeOutline } from "../../../../src/features/draft/strokes/stroke-path.ts";
import { walkAlong } from "../../../../src/features/draft/strokes/walk.ts";
import type { Stroke } from "../../../../src/features/tabs/index.ts";

const PHOTO = { width: 800, height: 600 };
const stroke = (more: Partial<Stroke>): Stroke => ({
  id: "a",
  color: "#FFFFFF",
  size: 0.02,
  erase: false,
  points: [
    [0.2, 0.4, 0.5],
    [0.5, 0.4, 0.5],
  ],
  ...more,
});

test("a walk passes the same places, however many points its line has", () => {
  const axis = fc.double({ min: 0, max: 100, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(fc.record({ x: axis, y: axis }), { minLength: 2, maxLength: 6 }),
      fc.double({ min: 0.5, max: 30, noNaN: true }),
      (points, step) => {
        const whole = points.flatMap(walkAlong(step));
        const halved = points.flatMap((to, index) => {
          const from = points[index - 1];
          return from ? [{ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, to] : [to];
        });
        const fine = halved.flatMap(walkAlong(step));
        expect(Math.abs(fine.length - whole.length)).toBeLessThanOrEqual(1);
        for (const [index, { x, y }] of whole.slice(0, fine.length).entries()) {
          expect(fine[index]?.x).toBeCloseTo(x, 4);
          expect(fine[index]?.y).toBeCloseTo(y, 4);
        }
      },
    ),
  );
});

describe("brushes", () => {
  test("the dotting tool leaves one dot for a tap, and a row of dots that do not touch for a drag", () => {
    const tap = stroke({ brush: "dots", points: [[0.2, 0.4, 0.5]] });
    expect(strokeMarks(tap, PHOTO)).toEqual([{ x: 200, y: 300, radius: 10, alpha: 1 }]);
    const row = strokeMarks(stroke({ brush: "dots" }), PHOTO);
    expect(row.length).toBe(11);
    for (const [index, { x, radius }] of row.slice(1).entries())
      expect(x - (row[index]?.x ?? 0)).toBeGreaterThan(2 * radius);
  });

  test("the sponge is mottled, keeps within its size, and looks the same each time it is painted", () => {
    const sponge = stroke({ brush: "sponge", size: 0.04 });
    const marks = strokeMarks(sponge, PHOTO);
    expect(marks).toEqual(strokeMarks({ ...sponge, id: "b" }, PHOTO));
    expect(new Set(marks.map(({ alpha }) => alpha)).size).toBe(3);
    for (const { x, y, radius } of marks) {
      expect(radius).toBeLessThan(4);
      expect(Math.abs(y - 300)).toBeLessThanOrEqual(20);
      expect(x).toBeGreaterThanOrEqual(180);
      expect(x).toBeLessThanOrEqual(520);
    }
  });

  test("a striper's line is even where a liner's swells", () => {
    const points = Array.from({ length: 30 }, (_, i): [number, number, number] => [
      0.1 + 0.02 * i,
      0.5,
      i < 15 ? 0.2 : 0.9,
    ]);
    const height = (line: Stroke) => {
      const ys = [...strokeOutline(line, PHOTO).matchAll(/(-?[\d.]+) (-?[\d.]+)/g)];
      const at = (x: number) =>
        ys.filter(([, place]) => Math.abs(Number(place) - x) < 30).map(([, , y]) => Number(y));
      const thick = (x: number) => Math.max(...at(x)) - Math.min(...at(x));
      return thick(580) / thick(200);
    };
    expect(height(stroke({ points }))).toBeGreaterThan(1.5);
    expect(height(stroke({ points, brush: "striper" }))).toBeCloseTo(1, 1);
  });
});
