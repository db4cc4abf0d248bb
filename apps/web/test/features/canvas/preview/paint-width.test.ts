import { expect, test } from "vitest";
import { paintWidth } from "../../../../src/features/canvas/preview/paint-width.ts";

test("nails are painted as finely as the screen shows them, in steps, and never finer than the photo", () => {
  expect(paintWidth(4000, 700, 1)).toBe(768);
  expect(paintWidth(4000, 700, 2)).toBe(1536);
  expect(paintWidth(4000, 760, 1)).toBe(paintWidth(4000, 700, 1));
  expect(paintWidth(600, 1400, 2)).toBe(600);
  expect(paintWidth(8000, 6000, 3)).toBe(3072);
});
