import { EXPORT_SHAPES } from "@lacquer/contracts";
import { describe, expect, test } from "vitest";
import { type Box, frameFor, marginsOf, RATIOS } from "../../src/exports/frame.ts";

const SHAPES = EXPORT_SHAPES.filter((shape) => shape !== "full");

/** A small random generator with a fixed seed, so that every run tests the same pictures. */
function* numbers(): Generator<number, never> {
  let state = 7;
  for (;;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

describe.each(SHAPES)("%s", (shape) => {
  test("keeps the ratio, and the nails with their margins, wherever they lie", () => {
    const next = numbers();
    const draw = (least: number, most: number) => least + next.next().value * (most - least);
    const { side, top, bottom } = marginsOf(shape);
    for (let round = 0; round < 500; round++) {
      const picture = { width: draw(300, 4000), height: draw(300, 4000) };
      const width = draw(0.02, 1) * picture.width;
      const height = draw(0.02, 1) * picture.height;
      const nails: Box = {
        left: draw(0, picture.width - width),
        top: draw(0, picture.height - height),
        width,
        height,
      };
      const frame = frameFor(shape, picture, nails);
      const [across, down] = RATIOS[shape];
      expect(frame.width / frame.height).toBeCloseTo(across / down, 6);
      // A margin cannot extend beyond the edge of the photo.
      const slack = 0.002 * Math.max(frame.width, frame.height);
      const left = Math.max(0, nails.left - side * frame.width);
      const upper = Math.max(0, nails.top - top * frame.height);
      const right = Math.min(picture.width, nails.left + width + side * frame.width);
      const lower = Math.min(picture.height, nails.top + height + bottom * frame.height);
      expect(frame.left).toBeLessThanOrEqual(left + slack);
      expect(frame.top).toBeLessThanOrEqual(upper + slack);
      expect(frame.left + frame.width).toBeGreaterThanOrEqual(right - slack);
      expect(frame.top + frame.height).toBeGreaterThanOrEqual(lower - slack);
    }
  });

  test("stays within a picture that has room, and in its middle without nails", () => {
    const picture = { width: 1600, height: 1200 };
    const frame = frameFor(shape, picture, null);
    expect(frame.left + frame.width / 2).toBeCloseTo(800, 6);
    expect(frame.top + frame.height / 2).toBeCloseTo(600, 6);
    const inCorner = frameFor(shape, picture, { left: 1500, top: 20, width: 60, height: 60 });
    expect(inCorner.left + inCorner.width).toBeLessThanOrEqual(1600.001);
    expect(inCorner.top).toBeGreaterThanOrEqual(-0.001);
  });
});
