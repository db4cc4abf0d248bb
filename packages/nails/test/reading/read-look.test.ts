import type { NailGuide } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { readLook } from "../../src/index.ts";
import { readShape } from "../../src/reading/read-shape.ts";

const SIDE = 400;
const RED = [166, 28, 60] as const;
const SKIN = [222, 180, 150] as const;

const nail = (y: number, angle: number): NailGuide => ({
  finger: "index",
  x: 0.5,
  y,
  angle,
  width: 0.15,
  length: 0.2,
});

/** A picture of skin with a red vertical stripe in the middle, between these two heights. */
function picture(from: number, to: number) {
  const data = new Uint8ClampedArray(SIDE * SIDE * 4);
  for (let p = 0; p < SIDE * SIDE; p++) {
    const [x, y] = [(p % SIDE) / SIDE, Math.floor(p / SIDE) / SIDE];
    const isNail = Math.abs(x - 0.5) < 0.07 && y > from && y < to;
    data.set([...(isNail ? RED : SKIN), 255], p * 4);
  }
  return { data, width: SIDE, height: SIDE, channels: 4 as const };
}

test("two fingers that touch with their tips have the colour of their nails", () => {
  // The lower nail points up, and the upper one points down at it.
  const look = readLook(picture(0.3, 0.7), [nail(0.7, 0), nail(0.3, 180)]);
  expect(look.baseColor).toMatch(/^#a[0-9a-f]1[0-9a-f]3[0-9a-f]$/);
});

test("a nail beyond the picture's edge does not count", () => {
  const look = readLook(picture(0.5, 0.7), [nail(0.7, 0), nail(-0.4, 0)]);
  expect(look.baseColor).toMatch(/^#a[0-9a-f]1[0-9a-f]3[0-9a-f]$/);
  expect(readLook(picture(0.5, 0.7), [nail(-0.4, 0)])).toEqual({});
});

test("a nail that no shape explains has no shape", () => {
  const rows = Array.from({ length: 24 }, () => ({ width: 100, middle: 0 }));
  expect(readShape([{ rows, width: 100, length: 20 }])).toBeNull();
});
