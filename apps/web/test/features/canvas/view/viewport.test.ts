import { expect, test } from "vitest";
import {
  photoRect,
  settle,
  toPhoto,
  toStage,
  WHOLE,
  zoomAt,
} from "../../../../src/features/canvas/view/viewport.ts";

const photo = { width: 1200, height: 1600 };
const stage = { width: 1000, height: 600 };

test("the whole photo fits in the middle", () => {
  expect(photoRect(WHOLE, photo, stage)).toEqual({ left: 275, top: 0, width: 450, height: 600 });
});

test("zooming keeps what is under the pointer where it is", () => {
  const at = { x: 480, y: 260 };
  const before = toPhoto(at, photoRect(WHOLE, photo, stage));
  const after = toStage(before, photoRect(zoomAt(WHOLE, 4, at, photo, stage), photo, stage));
  expect(after.x).toBeCloseTo(at.x);
  expect(after.y).toBeCloseTo(at.y);
});

test("a photo that fits cannot be moved; a larger one cannot leave the stage", () => {
  const pushed = settle({ scale: 1, x: 300, y: -80 }, photo, stage);
  expect(photoRect(pushed, photo, stage)).toEqual(photoRect(WHOLE, photo, stage));
  const far = photoRect(settle({ scale: 4, x: 9_999, y: -9_999 }, photo, stage), photo, stage);
  expect(far.left).toBeCloseTo(0);
  expect(far.top + far.height).toBeCloseTo(stage.height);
});

test("zoom has its limits", () => {
  expect(zoomAt(WHOLE, 100, { x: 0, y: 0 }, photo, stage).scale).toBe(8);
  expect(zoomAt(WHOLE, 0.1, { x: 0, y: 0 }, photo, stage)).toEqual(WHOLE);
});
