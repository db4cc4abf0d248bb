import { expect, test } from "vitest";
import {
  leastScale,
  openRoom,
  panBy,
  photoRect,
  placed,
  type Room,
  settle,
  showBox,
  toPhoto,
  toStage,
  WHOLE,
  zoomAt,
} from "../../../../src/features/canvas/view/viewport.ts";

const photo = { width: 1200, height: 1600 };
const stage = openRoom({ width: 1000, height: 600 });

/** A phone with a bar of 52 pixels at the top and a sheet of 172 or 444 pixels at the bottom. */
const phone = (sheet: number): Room => ({
  width: 390,
  height: 844,
  free: { left: 0, top: 52, width: 390, height: 844 - 52 - sheet },
  calm: { left: 0, top: 52, width: 390, height: 620 },
  open: { left: 0, top: 52, width: 390, height: 620 },
});

test("the whole photo fits in the middle of the stage", () => {
  expect(photoRect(WHOLE, photo, stage)).toEqual({ left: 275, top: 0, width: 450, height: 600 });
});

test("the photo stands in the middle of the free part of the stage", () => {
  const { left, top, width, height } = photoRect(WHOLE, photo, phone(172));
  expect([left, width]).toEqual([0, 390]);
  expect(top + height / 2).toBeCloseTo(52 + 620 / 2);
});

test("zooming keeps the point under the pointer in place, also while something covers part of the stage", () => {
  for (const [room, at] of [
    [stage, { x: 480, y: 260 }],
    [phone(172), { x: 120, y: 300 }],
    [phone(444), { x: 200, y: 180 }],
  ] as const) {
    const view = settle({ scale: 2, x: 0.45, y: 0.5 }, photo, room);
    const before = toPhoto(at, photoRect(view, photo, room));
    const after = toStage(before, photoRect(zoomAt(view, 2, at, photo, room), photo, room));
    expect(after.x).toBeCloseTo(at.x);
    expect(after.y).toBeCloseTo(at.y);
  }
});

test("a photo that fits cannot be moved; a larger one cannot leave the stage", () => {
  const pushed = panBy(WHOLE, { x: 300, y: -80 }, photo, stage);
  expect(photoRect(pushed, photo, stage)).toEqual(photoRect(WHOLE, photo, stage));
  const near = { ...WHOLE, scale: 4 };
  const far = photoRect(panBy(near, { x: 9_999, y: -9_999 }, photo, stage), photo, stage);
  expect(far.left).toBeCloseTo(0);
  expect(far.top + far.height).toBeCloseTo(stage.height);
});

test("the photo moves in pixels of the stage", () => {
  const near = { ...WHOLE, scale: 4 };
  const before = photoRect(near, photo, stage);
  const after = photoRect(panBy(near, { x: 30, y: -20 }, photo, stage), photo, stage);
  expect([after.left - before.left, after.top - before.top]).toEqual([
    expect.closeTo(30),
    expect.closeTo(-20),
  ]);
});

test("zoom has limits", () => {
  expect(zoomAt(WHOLE, 100, { x: 0, y: 0 }, photo, stage).scale).toBe(8);
  expect(zoomAt(WHOLE, 0.1, { x: 0, y: 0 }, photo, stage)).toEqual(WHOLE);
});

test("while the sheet is raised the whole photo still fits, and the zoom stays the same", () => {
  const raised = phone(444);
  const near = settle({ scale: 2, x: 0.5, y: 0.5 }, photo, raised);
  expect(photoRect(near, photo, raised).width).toBeCloseTo(
    photoRect({ ...near }, photo, phone(172)).width,
  );
  const whole = photoRect({ ...WHOLE, scale: leastScale(photo, raised) }, photo, raised);
  expect(whole.height).toBeLessThanOrEqual(raised.free.height + 0.001);
});

test("a part of the photo is shown in the middle, as large as the free space allows", () => {
  const room = phone(444);
  const box = { left: 0.4, top: 0.4, width: 0.2, height: 0.2 };
  const rect = photoRect(showBox(box, 8, photo, room), photo, room);
  expect(rect.height * box.height).toBeCloseTo(room.free.height);
  expect(rect.left + rect.width / 2).toBeCloseTo(195);
  expect(rect.top + rect.height / 2).toBeCloseTo(52 + room.free.height / 2);
});

test("the photo moves by a CSS transform alone", () => {
  const rect = { left: -20, top: 12, width: 800, height: 1200 };
  expect(placed({ width: 400, height: 600 }, rect)).toEqual({
    width: 400,
    height: 600,
    transform: "translate(-20px, 12px) scale(2)",
  });
});
