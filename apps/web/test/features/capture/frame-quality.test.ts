import { expect, test } from "vitest";
import { concernOf, measureFrame } from "../../../src/features/capture/camera/frame-quality.ts";

/** Returns a frame in the small size in which frames are measured. */
function frame(light: (x: number, y: number) => number) {
  const [width, height] = [320, 240];
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      data.fill(light(x, y), (y * width + x) * 4, (y * width + x) * 4 + 4);
  return { data, width, height };
}

const edges = (x: number, y: number) => (((x >> 4) + (y >> 4)) % 2 === 0 ? 90 : 160);
const concern = (light: (x: number, y: number) => number) => concernOf(measureFrame(frame(light)));

test("a sharp, evenly lit frame is fine", () => {
  expect(concern(edges)).toBeNull();
});

test("a frame without sharp edges counts as blurred", () => {
  expect(concern((x, y) => 125 + 35 * Math.sin(x / 10) * Math.sin(y / 10))).toBe("blur");
});

test("a large overexposed area, such as a lamp, is reported as glare, and a small highlight is not", () => {
  const lamp = (size: number) => (x: number, y: number) =>
    x < size && y < size ? 255 : edges(x, y);
  expect(concern(lamp(40))).toBe("glare");
  expect(concern(lamp(12))).toBeNull();
});

test("in a dark frame only the darkness is reported", () => {
  expect(concern((x, y) => edges(x, y) / 6)).toBe("dark");
});

test("the figures are shares and means of the whole frame", () => {
  expect(measureFrame(frame(() => 255))).toEqual({
    sharpness: 0,
    clipped: 1,
    brightness: expect.closeTo(255, 1),
  });
});
