import { expect, test } from "vitest";
import { freeCorner, freeEdge, freeTop } from "../../../../src/features/canvas/stage/places.ts";

const free = { left: 0, top: 52, width: 390, height: 620 };
const button = { width: 60, height: 60 };
const nailAt = (left: number, top: number) => ({ left, top, width: 40, height: 60 });
const [lowerRight, lowerLeft] = [nailAt(330, 600), nailAt(20, 600)];

test("a button stands on the right, and moves where no nail lies under it", () => {
  expect(freeCorner(free, button, [])).toBe("right");
  expect(freeCorner(free, button, [lowerRight])).toBe("left");
  expect(freeCorner(free, button, [lowerRight, lowerLeft])).toBe("right-up");
  expect(freeCorner(free, button, [lowerRight, lowerLeft, nailAt(330, 510)])).toBe("left-up");
});

test("a bar stands at the bottom, or at the top when nails are in its way", () => {
  const bar = { width: 300, height: 48 };
  expect(freeEdge(free, bar, [nailAt(180, 100)])).toBe("bottom");
  expect(freeEdge(free, bar, [nailAt(180, 610)])).toBe("top");
});

test("a small button at the top moves to the free side; with both sides taken it has no place", () => {
  const menu = { width: 90, height: 44 };
  const [left, right] = [nailAt(40, 70), nailAt(320, 70)];
  expect(freeTop(free, menu, [left], ["left", "right"])).toBe("right");
  expect(freeTop(free, menu, [left, right], ["left", "right"])).toBeNull();
  expect(freeTop(free, menu, [left], ["left"])).toBeNull();
});
