import type { NailGuide } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { nailsWith, newNail } from "../../../../src/features/canvas/stage/unfinished.ts";

const nail = (x: number): NailGuide => ({
  finger: "index",
  x,
  y: 0.5,
  angle: 0,
  width: 0.1,
  length: 0.14,
});
const NAILS = [nail(0.2), nail(0.4)];

test("a nail that is being moved replaces its old place in the list; without one the list stays the same", () => {
  expect(nailsWith(NAILS, { index: 1, guide: nail(0.5) })).toEqual([nail(0.2), nail(0.5)]);
  expect(nailsWith(NAILS, null)).toBe(NAILS);
});

test("a nail that is being drawn is not in the list yet", () => {
  const drawn = { index: 2, guide: nail(0.7) };
  expect(nailsWith(NAILS, drawn)).toBe(NAILS);
  expect(newNail(NAILS, drawn)).toEqual(nail(0.7));
  expect(newNail(NAILS, { index: 0, guide: nail(0.7) })).toBeNull();
});
