import type { NailGuide } from "@lacquer/contracts";
import { expect, test } from "vitest";
import {
  boxOf,
  firstView,
  raisedView,
  subjectOf,
} from "../../../../src/features/canvas/view/subject.ts";
import {
  photoRect,
  type Room,
  toStage,
  WHOLE,
} from "../../../../src/features/canvas/view/viewport.ts";

const photo = { width: 1200, height: 900 };
const nail = (x: number, y: number): NailGuide => ({
  finger: "index",
  x,
  y,
  angle: 0,
  width: 0.04,
  length: 0.06,
});
const hand = [nail(0.3, 0.5), nail(0.45, 0.4), nail(0.6, 0.45)];
const room = (height: number): Room => ({
  width: 390,
  height: 844,
  free: { left: 0, top: 52, width: 390, height },
  calm: { left: 0, top: 52, width: 390, height: 620 },
  open: { left: 0, top: 52, width: 390, height: 620 },
});

test("the first view shows the whole photo, or the hand once it is known", () => {
  expect(firstView(null, photo, room(620))).toEqual(WHOLE);
  const box = boxOf(hand, photo, 0.9);
  const rect = photoRect(firstView(box, photo, room(620)), photo, room(620));
  expect(rect.width).toBeGreaterThan(390);
  for (const { x, y } of hand) {
    const at = toStage({ x, y }, rect);
    expect(at.x).toBeGreaterThan(0);
    expect(at.x).toBeLessThan(390);
    expect(at.y).toBeGreaterThan(52);
    expect(at.y).toBeLessThan(672);
  }
});

test("a chosen nail moves to the middle of the free part, no closer than the chosen zoom", () => {
  const left = room(348);
  const subject = subjectOf(hand, 1, photo);
  for (const isOwn of [true, false]) {
    const view = raisedView({ ...WHOLE, scale: 3 }, isOwn, subject, photo, left);
    const middle = toStage({ x: 0.45, y: 0.4 - 0.04 }, photoRect(view, photo, left));
    expect(middle.x).toBeCloseTo(195, 0);
    expect(middle.y).toBeCloseTo(52 + 348 / 2, 0);
    expect(view.scale).toBe(3);
  }
});

test("without a chosen nail the whole hand stays in sight", () => {
  const strip = room(200);
  const subject = subjectOf(hand, null, photo);
  const view = raisedView({ ...WHOLE, scale: 2 }, true, subject, photo, strip);
  const rect = photoRect(view, photo, strip);
  for (const { x, y } of hand) {
    const at = toStage({ x, y }, rect);
    expect(at.y).toBeGreaterThan(52);
    expect(at.y).toBeLessThan(252);
  }
});
