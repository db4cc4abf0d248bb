import { expect, test } from "vitest";
import { moveDivider, rebalance, splitWhole } from "../../../src/features/draft/references/share-weights.ts";

const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

test("dividers move one part at the cost of its neighbour", () => {
  const lead = { drawing: 28, designImage: 32, baseColor: 40 };
  expect(moveDivider(lead, 0, 40)).toEqual({ drawing: 40, designImage: 20, baseColor: 40 });
  expect(moveDivider(lead, 1, 70)).toEqual({ drawing: 28, designImage: 42, baseColor: 30 });
});

test("a divider pushes the other along and stops at the ends", () => {
  const lead = { drawing: 0, designImage: 0, baseColor: 100 };
  expect(moveDivider(lead, 0, 35)).toEqual({ drawing: 35, designImage: 0, baseColor: 65 });
  expect(moveDivider({ drawing: 50, designImage: 20, baseColor: 30 }, 1, 10)).toEqual({
    drawing: 10,
    designImage: 0,
    baseColor: 90,
  });
  expect(moveDivider(lead, 1, 140)).toEqual({ drawing: 0, designImage: 100, baseColor: 0 });
});

test("whatever is dragged, the three are whole and add up to 100", () => {
  let lead = { drawing: 0, designImage: 0, baseColor: 100 };
  for (let step = 0; step < 400; step += 1) {
    lead = moveDivider(lead, step % 2 === 0 ? 0 : 1, (step * 37.7) % 117);
    const parts = [lead.drawing, lead.designImage, lead.baseColor];
    expect(total(parts)).toBe(100);
    expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
  }
});

test("whole shares keep proportions and lose nothing to rounding", () => {
  expect(splitWhole([1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitWhole([0, 0])).toEqual([50, 50]);
  expect(splitWhole([3, 1], 60)).toEqual([45, 15]);
  expect(splitWhole([])).toEqual([]);
});

test("one reference's weight is taken from the others in their proportions", () => {
  expect(rebalance([50, 30, 20], 0, 75)).toEqual([75, 15, 10]);
  expect(rebalance([100, 0], 0, 60)).toEqual([60, 40]);
  expect(rebalance([100], 0, 20)).toEqual([100]);
  expect(total(rebalance([13, 13, 13, 13, 12, 12, 12, 12], 5, 1))).toBe(100);
});
