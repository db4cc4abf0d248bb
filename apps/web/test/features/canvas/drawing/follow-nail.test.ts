import { DEFAULT_SETTINGS, type NailGuide } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { followNail } from "../../../../src/features/canvas/drawing/follow-nail.ts";
import { toNail } from "../../../../src/features/canvas/view/geometry.ts";
import type { Stroke, StrokePoint } from "../../../../src/features/tabs/index.ts";

const PHOTO = { width: 800, height: 600 };
const NAIL: NailGuide = { finger: "index", x: 0.3, y: 0.6, angle: 0, width: 0.1, length: 0.14 };
const OTHER: NailGuide = { ...NAIL, finger: "ring", x: 0.7 };
const NAILS = [NAIL, OTHER];

const stroke = (id: string, points: StrokePoint[]): Stroke => ({
  id,
  color: "#FFFFFF",
  size: 0.01,
  erase: false,
  points,
});

const follow = (strokes: Stroke[], to: NailGuide, index = 0): Stroke[] =>
  followNail(strokes, {
    nails: NAILS,
    index,
    to,
    settings: DEFAULT_SETTINGS,
    photo: PHOTO,
    layers: [],
  });

describe("followNail", () => {
  const onNail = stroke("a", [
    [0.28, 0.55, 0.5],
    [0.3, 0.5, 0.5],
    [0.33, 0.47, 0.5],
  ]);

  it("moves a stroke along with its nail when it is moved, turned or stretched", () => {
    const to = { ...NAIL, x: 0.4, y: 0.7, angle: 40, width: 0.15, length: 0.21 };
    const [followed] = follow([onNail], to);
    expect(followed?.size).toBeCloseTo(0.015, 6);
    followed?.points.forEach(([x, y], i) => {
      const [fromX = 0, fromY = 0] = onNail.points[i] ?? [];
      const before = toNail(NAIL, { x: fromX, y: fromY }, PHOTO);
      const after = toNail(to, { x, y }, PHOTO);
      expect(after.across / to.width).toBeCloseTo(before.across / NAIL.width, 6);
      expect(after.along / to.length).toBeCloseTo(before.along / NAIL.length, 6);
    });
  });

  it("brings the stroke back when the nail comes back", () => {
    const to = { ...NAIL, x: 0.45, angle: -70, width: 0.2 };
    const [away] = follow([onNail], to);
    const [back] = followNail(away ? [away] : [], {
      nails: [to, OTHER],
      index: 0,
      to: NAIL,
      settings: DEFAULT_SETTINGS,
      photo: PHOTO,
      layers: [],
    });
    back?.points.forEach(([x, y], i) => {
      expect(x).toBeCloseTo(onNail.points[i]?.[0] ?? 0, 6);
      expect(y).toBeCloseTo(onNail.points[i]?.[1] ?? 0, 6);
    });
  });

  it("leaves strokes beside the nail and on other nails alone", () => {
    const strokes = [stroke("b", [[0.5, 0.5, 0.5]]), stroke("c", [[0.7, 0.5, 0.5]])];
    expect(follow(strokes, { ...NAIL, x: 0.4 })).toBe(strokes);
    expect(follow([onNail], { ...NAIL })).toEqual([onNail]);
  });

  it("splits a stroke that runs from one nail to the next", () => {
    const long = stroke(
      "long",
      Array.from({ length: 41 }, (_, i): StrokePoint => [0.3 + i * 0.01, 0.5, 0.5]),
    );
    const parts = follow([long], { ...NAIL, y: 0.8 });
    expect(parts.length).toBe(2);
    expect(parts.flatMap(({ points }) => points)).toHaveLength(41);
    expect(new Set(parts.map(({ id }) => id)).size).toBe(2);
    expect(parts[0]?.points[0]?.[1]).toBeCloseTo(0.7, 6);
    expect(parts[1]?.points.every(([, y]) => y === 0.5)).toBe(true);
  });

  it("moves erased parts as well", () => {
    const [rubbed] = follow([{ ...onNail, erase: true }], { ...NAIL, x: 0.4 });
    expect(rubbed?.erase).toBe(true);
    expect(rubbed?.points[0]?.[0]).toBeCloseTo(0.38, 6);
  });
});
