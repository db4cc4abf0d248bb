import { expect, test } from "vitest";
import { moveDivider } from "../../../src/features/inspector/move-divider.ts";

const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

test("a divider changes one part at the cost of its neighbour", () => {
  const influence = { drawing: 28, designImage: 32, baseColor: 40 };
  expect(moveDivider(influence, 0, 40)).toEqual({ drawing: 40, designImage: 20, baseColor: 40 });
  expect(moveDivider(influence, 1, 70)).toEqual({ drawing: 28, designImage: 42, baseColor: 30 });
});

test("a divider pushes the other along and stops at the ends", () => {
  const influence = { drawing: 0, designImage: 0, baseColor: 100 };
  expect(moveDivider(influence, 0, 35)).toEqual({ drawing: 35, designImage: 0, baseColor: 65 });
  expect(moveDivider({ drawing: 50, designImage: 20, baseColor: 30 }, 1, 10)).toEqual({
    drawing: 10,
    designImage: 0,
    baseColor: 90,
  });
  expect(moveDivider(influence, 1, 140)).toEqual({ drawing: 0, designImage: 100, baseColor: 0 });
});

test("after every drag, the three parts are whole numbers that add up to 100", () => {
  let influence = { drawing: 0, designImage: 0, baseColor: 100 };
  for (let step = 0; step < 400; step += 1) {
    influence = moveDivider(influence, step % 2 === 0 ? 0 : 1, (step * 37.7) % 117);
    const parts = [influence.drawing, influence.designImage, influence.baseColor];
    expect(total(parts)).toBe(100);
    expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
  }
});
