import { DEFAULT_SETTINGS, type NailGuide } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import {
  strokesOnNail,
  withoutNail,
} from "../../../../src/features/canvas/drawing/nail-strokes.ts";
import type { Stroke } from "../../../../src/features/tabs/index.ts";

const PHOTO = { width: 800, height: 600 };
const NAIL: NailGuide = { finger: "index", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const NAILS = [NAIL, { ...NAIL, finger: "ring" as const, x: 0.7 }];
const FIRST = { nails: NAILS, index: 0, settings: DEFAULT_SETTINGS, photo: PHOTO, layers: [] };

const stroke = (id: string, ...xs: number[]): Stroke => ({
  id,
  color: "#FFFFFF",
  size: 0.01,
  erase: false,
  points: xs.map((x) => [x, 0.5, 0.5]),
});
const places = (strokes: Stroke[]): number[][] =>
  strokes.map(({ points }) => points.map(([x]) => x));

describe("a nail's own strokes", () => {
  const across = stroke("a", 0.1, 0.28, 0.32, 0.5, 0.69, 0.71);

  it("hold the drawing on the nail, and nothing of its neighbours", () => {
    expect(places(strokesOnNail(across, FIRST))).toEqual([[0.28, 0.32]]);
    expect(places(strokesOnNail(across, { ...FIRST, index: 1 }))).toEqual([[0.69, 0.71]]);
  });

  it("become separate strokes where the pen left the nail and came back", () => {
    const kept = strokesOnNail(stroke("b", 0.3, 0.5, 0.31), FIRST);
    expect(places(kept)).toEqual([[0.3], [0.31]]);
    expect(new Set(kept.map(({ id }) => id)).size).toBe(2);
  });

  it("do not exist when the pen missed the nail", () => {
    expect(strokesOnNail(stroke("c", 0.5, 0.7), FIRST)).toEqual([]);
  });

  it("can be removed without touching other nails' strokes", () => {
    const other = stroke("d", 0.7);
    expect(places(withoutNail([across, other], FIRST))).toEqual([[0.1], [0.5, 0.69, 0.71], [0.7]]);
    const untouched = [other];
    expect(withoutNail(untouched, FIRST)).toBe(untouched);
  });
});
