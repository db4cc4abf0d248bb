import { expect, test } from "vitest";
import { fromNail } from "../../../../src/features/canvas/view/geometry.ts";
import { dragHandle } from "../../../../src/features/canvas/guides/guide-gestures.ts";
import { guideAfterKey } from "../../../../src/features/canvas/guides/guide-keys.ts";

const photo = { width: 1000, height: 1500 };
const nail = { finger: "ring" as const, x: 0.5, y: 0.5, angle: 30, width: 0.06, length: 0.1 };
const at = (along: number, across: number) => fromNail(nail, along, across, photo);

test("each side handle changes the width by twice its movement", () => {
  const right = dragHandle(nail, "right", at(0.05, 0.03), at(0.05, 0.04), photo);
  expect(right.width).toBeCloseTo(0.08);
  const left = dragHandle(nail, "left", at(0.05, -0.03), at(0.05, -0.02), photo);
  expect(left.width).toBeCloseTo(0.04);
  expect(left).toMatchObject({ x: nail.x, y: nail.y, length: nail.length });
});

test("the top handle stretches the nail only along its length", () => {
  const stretched = dragHandle(nail, "length", at(0.14, 0), at(0.17, 0.05), photo);
  expect(stretched.length).toBeCloseTo(0.13);
  expect(stretched.width).toBe(nail.width);
});

test("the turning handle works from above the tip and from below the cuticle", () => {
  const degrees = (angle: number) => (angle * Math.PI) / 180;
  const round = (radius: number, angle: number) =>
    at(radius * Math.cos(degrees(angle)), radius * Math.sin(degrees(angle)));
  expect(dragHandle(nail, "turn", round(0.16, 0), round(0.16, 15), photo).angle).toBeCloseTo(45);
  expect(dragHandle(nail, "turn", round(-0.05, 0), round(-0.05, -20), photo).angle).toBeCloseTo(10);
});

test("a dragged nail moves as far as the pointer", () => {
  const moved = dragHandle(nail, "move", { x: 0.52, y: 0.48 }, { x: 0.6, y: 0.4 }, photo);
  expect(moved.x).toBeCloseTo(0.58);
  expect(moved.y).toBeCloseTo(0.42);
});

test("arrow keys move a nail by the same distance across and down the picture", () => {
  const across = guideAfterKey(nail, "ArrowRight", true, photo);
  const down = guideAfterKey(nail, "ArrowDown", true, photo);
  expect(((across?.x ?? 0) - nail.x) * photo.width).toBeCloseTo(
    ((down?.y ?? 0) - nail.y) * photo.height,
  );
});

test("brackets turn, plus and minus change the width, and other keys do nothing", () => {
  expect(guideAfterKey(nail, "]", false, photo)?.angle).toBe(32);
  expect(guideAfterKey(nail, "-", false, photo)?.width).toBeLessThan(nail.width);
  expect(guideAfterKey(nail, "Tab", false, photo)).toBeNull();
});
