import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Aspect,
  type Corner,
  fitted,
  inAspect,
  isInside,
  largestBox,
  moved,
  RATIOS,
  resized,
} from "../../../src/features/capture/crop/crop-box.ts";

const photo = { width: 3000, height: 2000 };
const whole = { x: 0, y: 0, width: 3000, height: 2000 };

test("an upright, uncropped photo is kept whole", () => {
  expect(fitted({ box: whole, angle: 0 }, photo)).toEqual(whole);
  expect(largestBox(photo, 0, "free")).toEqual(whole);
  expect(largestBox(photo, 90, "free")).toMatchObject({
    width: expect.closeTo(2000),
    height: expect.closeTo(3000),
  });
  expect(largestBox(photo, 0, "1:1")).toMatchObject({ width: 2000, height: 2000 });
});

test("a turned photo is cropped until its corners are full, in its own shape and about its middle", () => {
  const box = fitted({ box: whole, angle: 10 }, photo);
  expect([box.x, box.y]).toEqual([expect.closeTo(0), expect.closeTo(0)]);
  expect(box.width / box.height).toBeCloseTo(1.5);
  // The expected value is 2000 / (sin 10° · 3000 + cos 10° · 2000).
  expect(box.width / 3000).toBeCloseTo(
    2000 / (3000 * Math.sin(Math.PI / 18) + 2000 * Math.cos(Math.PI / 18)),
  );
});

test("a frame that is moved against an edge stops there and keeps its size", () => {
  const small = { x: 0, y: 0, width: 600, height: 400 };
  expect(moved({ box: small, angle: 0 }, [5000, 0], photo)).toEqual({ ...small, x: 1200 });
  expect(moved({ box: small, angle: 0 }, [-10, -5000], photo)).toEqual({
    ...small,
    x: -10,
    y: -800,
  });
});

test("a dragged corner leaves the opposite one in place, and slides along an edge of the photo", () => {
  const box = { x: 0, y: 0, width: 1000, height: 1000 };
  const free = resized({ box, angle: 0 }, "bottom-right", [5000, 300], { photo, aspect: "free" });
  expect([free.x - free.width / 2, free.y - free.height / 2]).toEqual([
    expect.closeTo(-500, 1),
    expect.closeTo(-500, 1),
  ]);
  expect([free.width, free.height]).toEqual([expect.closeTo(2000, 0), expect.closeTo(1300, 0)]);
  const tall = resized({ box, angle: 0 }, "top-left", [-200, 0], { photo, aspect: "1:1" });
  expect([tall.width, tall.height]).toEqual([1200, 1200]);
  expect([tall.x + 600, tall.y + 600]).toEqual([500, 500]);
});

test("another aspect keeps the middle and about as much of the photo", () => {
  const box = { x: 200, y: 100, width: 800, height: 800 };
  const next = inAspect({ box, angle: 0 }, photo, "4:5");
  expect([next.x, next.y, next.width / next.height]).toEqual([200, 100, expect.closeTo(0.8)]);
  expect(next.width * next.height).toBeCloseTo(640_000);
});

const number = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
const aspect = fc.constantFrom<Aspect>("free", "4:5", "1:1");
const corner = fc.constantFrom<Corner>("top-left", "top-right", "bottom-left", "bottom-right");
const by = fc.tuple(number(6000), number(6000));

test("the frame always stays on the photo and keeps a chosen aspect", () => {
  fc.assert(
    fc.property(number(180), aspect, corner, by, by, (angle, chosen, which, drag, shift) => {
      const ratio = RATIOS[chosen];
      const steps = [
        largestBox(photo, angle, chosen),
        inAspect({ box: fitted({ box: whole, angle }, photo), angle }, photo, chosen),
      ];
      for (const start of steps) {
        const box = moved({ box: start, angle }, shift, photo);
        const next = resized({ box, angle }, which, drag, { photo, aspect: chosen });
        for (const one of [start, box, next]) {
          expect(isInside({ box: one, angle }, photo)).toBe(true);
          expect(one.width / one.height).toBeCloseTo(ratio ?? one.width / one.height, 3);
        }
      }
    }),
  );
});
