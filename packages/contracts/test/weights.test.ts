import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_WEIGHTS, influenceWeights } from "../src/weights.ts";

const percent = fc.double({ min: 0, max: 100, noNaN: true });
test("without weights, the colour leads alone and everything shows fully", () => {
  expect(DEFAULT_WEIGHTS).toEqual({
    drawing: 0,
    designImage: 0,
    baseColor: 100,
    finish: 100,
    texture: 100,
  });
});

test("any three weights that add up to 100 are accepted unchanged", () => {
  fc.assert(
    fc.property(percent, percent, (a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const given = { drawing: low, designImage: high - low, baseColor: 100 - high };
      expect(influenceWeights.parse(given)).toMatchObject(given);
    }),
  );
});

test("three weights that do not add up to 100 are refused", () => {
  fc.assert(
    fc.property(percent, percent, percent, (drawing, designImage, baseColor) => {
      fc.pre(Math.abs(drawing + designImage + baseColor - 100) > 0.02);
      expect(influenceWeights.safeParse({ drawing, designImage, baseColor }).success).toBe(false);
    }),
  );
});

test("missing drawing and references are 0, and the colour takes the rest", () => {
  expect(influenceWeights.parse({ drawing: 100 })).toMatchObject({
    designImage: 0,
    baseColor: 0,
  });
  expect(influenceWeights.parse({ drawing: 40 })).toMatchObject({
    designImage: 0,
    baseColor: 60,
  });
  expect(influenceWeights.parse({ drawing: 0 })).toMatchObject({ baseColor: 100 });
  expect(influenceWeights.safeParse({ drawing: 70, designImage: 40 }).success).toBe(false);
  expect(influenceWeights.safeParse({ drawing: 40, baseColor: 40 }).success).toBe(false);
});

test("parsing a parsed value changes nothing", () => {
  fc.assert(
    fc.property(percent, percent, percent, (drawing, finish, texture) => {
      const once = influenceWeights.parse({ drawing, baseColor: 100 - drawing, finish, texture });
      expect(influenceWeights.parse(once)).toEqual(once);
    }),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 101, "50", null])(
  "%s is not a weight",
  (wrong) => {
    expect(influenceWeights.safeParse({ finish: wrong }).success).toBe(false);
  },
);
