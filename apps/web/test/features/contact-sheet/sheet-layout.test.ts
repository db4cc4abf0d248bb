import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Cell,
  fitted,
  PAGE,
  SHEET_MAX,
  sheetPages,
} from "../../../src/features/contact-sheet/sheet-layout.ts";

const within = (inner: Cell, outer: Cell) =>
  inner.x >= outer.x - 1e-6 &&
  inner.y >= outer.y - 1e-6 &&
  inner.x + inner.width <= outer.x + outer.width + 1e-6 &&
  inner.y + inner.height <= outer.y + outer.height + 1e-6;

const apart = (a: Cell, b: Cell) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test("every number of pictures has its cells on the page, none over another, in reading order", () => {
  for (let count = 1; count <= SHEET_MAX; count += 1) {
    const pages = sheetPages(count);
    expect(pages.flat()).toHaveLength(count);
    for (const cells of pages)
      for (const [at, cell] of cells.entries()) {
        expect(within(cell, { x: 0, y: 0, ...PAGE })).toBe(true);
        for (const other of cells.slice(at + 1)) {
          expect(apart(cell, other)).toBe(true);
          expect(other.y > cell.y || (other.y === cell.y && other.x > cell.x)).toBe(true);
        }
      }
  }
});

test.each([
  [1, 1],
  [20, 1],
  [21, 2],
  [60, 3],
])("%i pictures take %i pages", (count, pages) => {
  expect(sheetPages(count)).toHaveLength(pages);
});

test("a picture of any shape lies whole and undistorted in its cell", () => {
  const cell = sheetPages(5)[0]?.[3] as Cell;
  const side = fc.integer({ min: 100, max: 8_000 });
  fc.assert(
    fc.property(side, side, (width, height) => {
      const place = fitted(cell, { width, height });
      expect(within(place, cell)).toBe(true);
      expect(place.width / place.height).toBeCloseTo(width / height, 6);
    }),
  );
});
