import { expect, test } from "vitest";
import { rebalance, splitWhole } from "../../../../src/features/draft/references/share-weights.ts";

const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);

test("whole numbers keep the proportions and still add up after rounding", () => {
  expect(splitWhole([1, 1, 1])).toEqual([34, 33, 33]);
  expect(splitWhole([0, 0])).toEqual([50, 50]);
  expect(splitWhole([3, 1], 60)).toEqual([45, 15]);
  expect(splitWhole([])).toEqual([]);
});

test("one reference takes its weight from the others in their proportions", () => {
  expect(rebalance([50, 30, 20], 0, 75)).toEqual([75, 15, 10]);
  expect(rebalance([100, 0], 0, 60)).toEqual([60, 40]);
  expect(rebalance([100], 0, 20)).toEqual([100]);
  expect(total(rebalance([13, 13, 13, 13, 12, 12, 12, 12], 5, 1))).toBe(100);
});
