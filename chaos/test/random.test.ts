import { expect, test } from "vitest";
import { createRandom } from "../src/rig/random.ts";

const draw = (seed: number, part: string) => {
  const random = createRandom(seed).fork(part);
  return Array.from({ length: 50 }, () => random.int(1, 6));
};

test("the same seed repeats the same random choices, and each part of a run has its own", () => {
  expect(draw(7, "5")).toEqual(draw(7, "5"));
  expect(draw(7, "5")).not.toEqual(draw(8, "5"));
  expect(draw(7, "5")).not.toEqual(draw(7, "6"));
  expect(new Set(draw(7, "5"))).toEqual(new Set([1, 2, 3, 4, 5, 6]));
});
