import { colorDifference } from "@lacquer/craft";
import { expect, test } from "vitest";
import { swatchColor } from "../../../src/features/bottles/swatch-color.ts";

type Light = readonly [r: number, g: number, b: number];

const encoded = (linear: number) =>
  Math.round(
    255 * (linear <= 0.0031308 ? linear * 12.92 : 1.055 * Math.min(1, linear) ** (1 / 2.4) - 0.055),
  );
const linear = (hex: string): Light =>
  [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  }) as unknown as Light;

const SIZE = 100;
const SPOTS = { paper: { x: 0.25, y: 0.5 }, polish: { x: 0.75, y: 0.5 } };

/** A photo whose left half is white paper and whose right half is the polish, both in light of this colour. */
function photo(polish: string, lamp: Light, grain = 0) {
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  const own = linear(polish);
  for (let i = 0; i < SIZE * SIZE; i++) {
    const noise = grain * (((i * 7919) % 101) / 50 - 1);
    for (let c = 0; c < 3; c++) {
      const surface = i % SIZE < SIZE / 2 ? 0.9 : (own[c] ?? 0);
      data[i * 4 + c] = encoded(surface * (lamp[c] ?? 0)) + noise;
    }
    data[i * 4 + 3] = 255;
  }
  return { data, width: SIZE, height: SIZE };
}

const LAMPS: Record<string, Light> = {
  daylight: [1, 1, 1],
  "a lamp at home": [1, 0.72, 0.42],
  shade: [0.5, 0.58, 0.72],
  "a dim salon": [0.3, 0.27, 0.22],
};
const POLISHES = ["#B3122D", "#0B6B4B", "#D9B09A", "#1E2140", "#F0DDCF"];

test.each(Object.keys(LAMPS).flatMap((lamp) => POLISHES.map((polish) => [polish, lamp] as const)))(
  "%s is read right in %s",
  (polish, lamp) => {
    const read = swatchColor(photo(polish, LAMPS[lamp] ?? [1, 1, 1], 4), SPOTS);
    if ("fault" in read) throw new Error(read.fault);
    expect(colorDifference(read.color, polish)).toBeLessThan(2);
  },
);

test("paper that the camera cut off, or that lies in the dark, judges no colour", () => {
  expect(swatchColor(photo("#B3122D", [1.3, 1.2, 1]), SPOTS)).toEqual({ fault: "clipped" });
  expect(swatchColor(photo("#B3122D", [0.04, 0.04, 0.04]), SPOTS)).toEqual({ fault: "dark" });
});

test("a spot at the very edge reads what lies inside", () => {
  const corner = { paper: { x: 0, y: 0 }, polish: { x: 1, y: 1 } };
  expect(swatchColor(photo("#B3122D", [1, 1, 1]), corner)).toEqual({ color: "#B3122D" });
});
