import { CARD } from "@lacquer/craft";
import { expect, test } from "vitest";
import {
  firstCorners,
  nearestCorner,
  withCorner,
} from "../../../../src/features/craft/measure/card-corners.ts";

const WIDE = { width: 3_000, height: 1_000 };
const TALL = { width: 1_000, height: 2_000 };

test.each([WIDE, TALL])(
  "a new card lies whole on the photo, with a card's proportions: %o",
  (photo) => {
    const corners = firstCorners(photo);
    expect(corners.flat().every((at) => at >= 0.2 && at <= 0.8)).toBe(true);
    const [a, b, c] = corners;
    const wide = (b[0] - a[0]) * photo.width;
    const tall = (c[1] - b[1]) * photo.height;
    expect(wide / tall).toBeCloseTo(CARD.width / CARD.height, 6);
  },
);

test("a tap fetches the nearest corner, by pixels and not by fractions", () => {
  const corners = firstCorners(WIDE);
  const [a] = corners;
  const { which, away } = nearestCorner(corners, [a[0] - 0.01, a[1]], WIDE);
  expect(which).toBe(0);
  expect(away).toBeCloseTo(30, 6);
  expect(nearestCorner(corners, [1, 1], WIDE).which).toBe(2);
});

test("a corner stays on the photo, and the others where they are", () => {
  const corners = firstCorners(TALL);
  const moved = withCorner(corners, 1, [1.4, -0.2]);
  expect(moved[1]).toEqual([1, 0]);
  expect(moved.toSpliced(1, 1)).toEqual(corners.toSpliced(1, 1));
});
