import { expect, test } from "vitest";
import { type Pixels, whitePatch } from "../../src/index.ts";

type Color = readonly [number, number, number];

/** A patch of 10 × 10 pixels; `colorOf` returns the colour of each. */
function patch(colorOf: (at: number) => Color): Pixels {
  const data = new Uint8Array(100 * 4);
  for (let at = 0; at < 100; at++) data.set([...colorOf(at), 255], at * 4);
  return { data, width: 10, height: 10, channels: 4 };
}

test("paper in a warm light has that light's colour", () => {
  expect(whitePatch(patch(() => [230, 208, 160]))).toBe("#E6D0A0");
});

test("print on the paper and a gleam on it do not count", () => {
  const printed = patch((at) => {
    if (at % 4 === 0) return [60, 58, 50];
    return at % 7 === 0 ? [255, 255, 250] : [230, 208, 160];
  });
  expect(whitePatch(printed)).toBe("#E6D0A0");
});

test("noise is averaged in light, not in bytes", () => {
  const half = patch((at) => (at % 2 === 0 ? [200, 200, 200] : [180, 180, 180]));
  expect(whitePatch(half)).toBe("#BEBEBE");
});

test.each([
  ["bright", [255, 254, 240]],
  ["dark", [30, 28, 24]],
  ["colourful", [200, 40, 60]],
] as const)("a patch that is too %s is refused", (fault, color) => {
  expect(whitePatch(patch(() => color))).toBe(fault);
});
