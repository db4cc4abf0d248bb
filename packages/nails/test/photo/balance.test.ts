import { expect, test } from "vitest";
import {
  balanced,
  balanceBy,
  estimateLight,
  type Pixels,
  readPhoto,
  rebalance,
} from "../../src/index.ts";
import { balanceOf } from "../../src/photo/balance.ts";
import { RING } from "../designs.ts";

/** White paper with a hand in the middle, under light of this colour (per channel, 0–1). */
function underLight(light: readonly [number, number, number]): Pixels {
  const [width, height] = [300, 400];
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < width * height; at++) {
    const isHand = at % width > 90 && at % width < 210;
    const color = isHand ? [190, 150, 130] : [238, 238, 238];
    data.set(
      color.map((channel, c) => channel * (light[c] ?? 1)),
      at * 3,
    );
  }
  return { data, width, height, channels: 3 };
}

test("removes a lamp's cast from paper and light, and keeps the brightness", () => {
  const photo = underLight([1, 0.9, 0.72]);
  const reading = readPhoto(photo);
  const balance = balanceOf(reading);
  if (!balance) throw new Error("No cast was seen.");
  expect(estimateLight(balanced(reading, balance), [RING]).tint).toBe("#ffffff");
  const [before] = [photo.data.slice(0, 3)];
  rebalance(photo, balance);
  const [r = 0, g = 0, b = 0] = photo.data;
  expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThanOrEqual(3);
  expect(Math.abs(g - (before[1] ?? 0))).toBeLessThan(8);
});

test("leaves a photo without a cast as it is", () => {
  expect(balanceOf(readPhoto(underLight([1, 1, 1])))).toBeNull();
});

test("never turns a coloured surface grey", () => {
  const balance = balanceOf(readPhoto(underLight([1, 0.2, 0.2])));
  expect(balance?.green[100]).toBeLessThan(140);
});

test("a white that the designer shows becomes neutral, even under a stronger lamp than is guessed", () => {
  const shown = "#E6B05A";
  const balance = balanceBy(shown);
  const [r = 0, g = 0, b = 0] = [balance?.red[0xe6], balance?.green[0xb0], balance?.blue[0x5a]];
  expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThanOrEqual(1);
  expect(balanceBy("#C8C8C8")).toBeNull();
});
