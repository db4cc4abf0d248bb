import { expect, test } from "vitest";
import {
  fromNail,
  guideFromDrag,
  guideFromTap,
  mirrorGuides,
  moveBy,
  normalizeAngle,
  resizeBy,
  toNail,
  turnRound,
} from "../../../../src/features/canvas/view/geometry.ts";

const photo = { width: 1600, height: 1200 };

test("a drag straight up makes an upright nail whose length is a fraction of the photo's width", () => {
  const nail = guideFromDrag({ x: 0.5, y: 0.6 }, { x: 0.5, y: 0.4 }, photo);
  expect(nail.angle).toBeCloseTo(0);
  expect(nail.length).toBeCloseTo((0.2 * 1200) / 1600);
  expect(nail).toMatchObject({ x: 0.5, y: 0.6 });
});

test("a drag to the right turns a nail clockwise, measured in pixels and not in fractions", () => {
  expect(guideFromDrag({ x: 0.2, y: 0.5 }, { x: 0.4, y: 0.5 }, photo).angle).toBeCloseTo(90);
  const diagonal = guideFromDrag({ x: 0.2, y: 0.5 }, { x: 0.35, y: 0.3 }, photo);
  expect(diagonal.angle).toBeCloseTo(45);
  expect(guideFromDrag({ x: 0.5, y: 0.5 }, { x: 0.4, y: 0.5 }, photo).angle).toBeCloseTo(-90);
});

test("a new nail takes its proportions from the others", () => {
  const other = { x: 0.1, y: 0.1, angle: 0, width: 0.05, length: 0.1 };
  const nail = guideFromDrag({ x: 0.5, y: 0.6 }, { x: 0.5, y: 0.4 }, photo, [other]);
  expect(nail.width / nail.length).toBeCloseTo(0.5);
});

test("a tap sets a nail's middle, turned like its nearest neighbour", () => {
  const others = [
    { x: 0.1, y: 0.5, angle: -20, width: 0.05, length: 0.08 },
    { x: 0.9, y: 0.5, angle: 30, width: 0.05, length: 0.12 },
  ];
  const nail = guideFromTap({ x: 0.8, y: 0.4 }, photo, others);
  expect(nail.angle).toBe(30);
  expect(nail.length).toBeCloseTo(0.1);
  const middle = fromNail(nail, nail.length / 2, 0, photo);
  expect(middle.x).toBeCloseTo(0.8);
  expect(middle.y).toBeCloseTo(0.4);
});

test("a point converts to a nail's own coordinates and back", () => {
  const nail = { x: 0.4, y: 0.7, angle: 37, width: 0.05, length: 0.09 };
  const point = fromNail(nail, 0.08, -0.02, photo);
  const { along, across } = toNail(nail, point, photo);
  expect(along).toBeCloseTo(0.08);
  expect(across).toBeCloseTo(-0.02);
});

test("mirroring twice restores the guides, and each mirroring swaps the hand", () => {
  const hand = [
    {
      finger: "index" as const,
      hand: "left" as const,
      x: 0.3,
      y: 0.3,
      angle: 4,
      width: 0.05,
      length: 0.08,
    },
    {
      finger: "thumb" as const,
      hand: "left" as const,
      x: 0.6,
      y: 0.6,
      angle: 25,
      width: 0.06,
      length: 0.08,
    },
  ];
  const once = mirrorGuides(hand);
  expect(once[0]).toMatchObject({ hand: "right", angle: -4 });
  expect(once[0]?.x).toBeCloseTo(0.6);
  const twice = mirrorGuides(once);
  for (const [index, nail] of twice.entries()) {
    expect(nail.x).toBeCloseTo(hand[index]?.x ?? Number.NaN);
    expect(nail).toMatchObject({ hand: "left", angle: hand[index]?.angle });
  }
});

test("strokes and things on a nail are mirrored with it, and back again", () => {
  const placed = [
    { kind: "charm" as const, form: "moon" as const, x: 0.2, y: 0.7, size: 0.3, angle: 30 },
  ];
  const hand = [
    {
      finger: "ring" as const,
      x: 0.3,
      y: 0.3,
      angle: 4,
      width: 0.05,
      length: 0.08,
      design: { placed },
    },
  ];
  const once = mirrorGuides(hand);
  expect(once[0]?.design?.placed).toEqual([{ ...placed[0], x: 0.8, angle: -30, mirrored: true }]);
  expect(mirrorGuides(once)[0]?.design?.placed?.[0]).toMatchObject({ angle: 30 });
  expect(mirrorGuides(once)[0]?.design?.placed?.[0]?.mirrored).toBeUndefined();
});

test("nails stay on the photo and keep a size that can be painted", () => {
  const nail = { x: 0.99, y: 0.01, angle: 0, width: 0.05, length: 0.08 };
  expect(moveBy(nail, 0.1, -0.1)).toMatchObject({ x: 1, y: 0 });
  const small = resizeBy(nail, -1, -1);
  expect(small.width).toBeGreaterThan(0.002);
  expect(small.length).toBeGreaterThan(0.002);
});

test("angles are brought back into one turn", () => {
  expect(normalizeAngle(190)).toBe(-170);
  expect(normalizeAngle(-540)).toBe(180);
  expect(normalizeAngle(45)).toBe(45);
});

test("a nail turned round covers the same place with its tip where the cuticle was, and twice is as before", () => {
  const nail = { x: 0.4, y: 0.6, angle: 30, width: 0.05, length: 0.1 };
  const turned = turnRound(nail, photo);
  expect(turned).toMatchObject({ angle: -150, width: 0.05, length: 0.1 });
  const middle = fromNail(nail, 0.05, 0, photo);
  const same = fromNail(turned, 0.05, 0, photo);
  expect(same.x).toBeCloseTo(middle.x, 10);
  expect(same.y).toBeCloseTo(middle.y, 10);
  const tip = fromNail(turned, 0.1, 0, photo);
  expect(tip.x).toBeCloseTo(nail.x, 10);
  expect(tip.y).toBeCloseTo(nail.y, 10);
  expect(turnRound(turned, photo).x).toBeCloseTo(nail.x, 10);
  expect(turnRound(turned, photo).angle).toBeCloseTo(30, 10);
});
