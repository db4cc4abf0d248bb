import { NAIL_LENGTHS, NAIL_SHAPES } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { nailOutline, type Point, silhouettePath } from "../../src/index.ts";
import { RING } from "../designs.ts";

const PHOTO = { width: 600, height: 800 };

function coordinates(d: string): Point[] {
  const numbers = d.match(/-?\d+(\.\d+)?/g)?.map(Number) ?? [];
  return Array.from({ length: numbers.length / 2 }, (_, i) => [
    numbers[i * 2] ?? Number.NaN,
    numbers[i * 2 + 1] ?? Number.NaN,
  ]);
}

/**
 * Returns the left and right edge at each of 40 heights between cuticle and tip. People tell shapes apart by their
 * edges.
 */
function edges(d: string): number[] {
  const points = coordinates(d);
  const bottom = Math.max(...points.map(([, y]) => y));
  const top = Math.min(...points.map(([, y]) => y));
  return Array.from({ length: 40 }, (_, i) => i).flatMap((i) => {
    const y = bottom - ((bottom - top) * (i + 0.5)) / 40;
    const crossings: number[] = [];
    points.forEach(([x0, y0], k) => {
      const [x1, y1] = points[(k + 1) % points.length] ?? [x0, y0];
      if (y0 < y === y1 < y) return;
      crossings.push(x0 + ((x1 - x0) * (y - y0)) / (y1 - y0));
    });
    return [Math.min(...crossings), Math.max(...crossings)];
  });
}

describe("silhouettePath", () => {
  it.each(NAIL_SHAPES)("fits %s into its box, standing on the lower edge", (shape) => {
    for (const length of NAIL_LENGTHS) {
      const points = coordinates(silhouettePath(shape, length, { width: 40, height: 100 }));
      expect(Math.min(...points.map(([x]) => x))).toBeGreaterThanOrEqual(-0.01);
      expect(Math.max(...points.map(([x]) => x))).toBeLessThanOrEqual(40.01);
      expect(Math.min(...points.map(([, y]) => y))).toBeGreaterThanOrEqual(-0.01);
      expect(Math.max(...points.map(([, y]) => y))).toBeCloseTo(100, 1);
    }
  });

  it.each(NAIL_LENGTHS)("tells all twelve shapes apart when %s", (length) => {
    const all = NAIL_SHAPES.map((shape) =>
      edges(silhouettePath(shape, length, { width: 100, height: 400 })),
    );
    all.forEach((one, i) => {
      all.slice(i + 1).forEach((other, k) => {
        const most = Math.max(...one.map((edge, at) => Math.abs(edge - (other[at] ?? 0))));
        expect(most, `${NAIL_SHAPES[i]} and ${NAIL_SHAPES[i + 1 + k]}`).toBeGreaterThan(4);
      });
    });
  });
});

describe("nailOutline", () => {
  const reach = (
    shape: (typeof NAIL_SHAPES)[number],
    length: (typeof NAIL_LENGTHS)[number],
  ): number => {
    const outline = nailOutline(
      { ...RING, angle: 0 },
      { nailShape: shape, nailLength: length },
      PHOTO,
    );
    return Math.max(...outline.map(([, y]) => y)) - Math.min(...outline.map(([, y]) => y));
  };

  it("grows with the length, from a little past the natural tip", () => {
    for (const shape of NAIL_SHAPES) {
      const lengths = NAIL_LENGTHS.map((length) => reach(shape, length));
      expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
      expect(lengths[0]).toBeGreaterThan(RING.length * PHOTO.width);
      expect((lengths[3] ?? 0) / (lengths[0] ?? 1)).toBeGreaterThan(1.5);
    }
  });

  it("starts at the guide's cuticle and turns clockwise with its angle", () => {
    const outline = nailOutline(
      { ...RING, angle: 90 },
      { nailShape: "oval", nailLength: "medium" },
      PHOTO,
    );
    const cuticle: Point = [RING.x * PHOTO.width, RING.y * PHOTO.height];
    const nearest = Math.min(
      ...outline.map(([x, y]) => Math.hypot(x - cuticle[0], y - cuticle[1])),
    );
    expect(nearest).toBeLessThan(1);
    expect(Math.min(...outline.map(([x]) => x))).toBeGreaterThan(cuticle[0] - 1);
  });
});
