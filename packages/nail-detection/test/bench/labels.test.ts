import { expect, test } from "vitest";
import { labelOf, readLabels } from "../../bench/labels.ts";
import type { MaskedNail } from "../../bench/masks.ts";

const labels = await readLabels();
const photos = [...labels.photos.entries()];
const nails = photos.flatMap(([, photo]) => photo.nails);

test("at least 500 nails are labelled, at most four of a photo, each with a direction", () => {
  expect(nails.length).toBeGreaterThanOrEqual(500);
  expect(Math.max(...photos.map(([, photo]) => photo.nails.length))).toBeLessThanOrEqual(4);
  for (const { x, y, direction } of nails) {
    expect(x > 0 && x < 1 && y > 0 && y < 1 && Math.abs(direction) <= 180).toBe(true);
  }
  expect(nails.filter(({ finger }) => finger).length).toBeGreaterThan(500);
});

test("no two nails of a photo have the same finger, unless the photo shows two hands", () => {
  const twice = photos.filter(([, photo]) => {
    const named = photo.nails.flatMap(({ finger }) => finger ?? []);
    return new Set(named).size < named.length;
  });
  expect(twice.length).toBeLessThan(0.05 * photos.length);
});

test("every labelled photo has a tone of the Monk scale and a scene", () => {
  for (const [hash, { monk }] of photos) {
    expect(Number.isInteger(monk) && monk >= 1 && monk <= 10).toBe(true);
    expect(labels.scenes.get(hash)).toMatch(/^\d+$/);
  }
  expect(labels.scenes.size).toBe(1160);
});

test("a label belongs to the nail around it, and to no other nail", () => {
  const mask = { width: 400, height: 200 };
  const place = { x: 0, y: 0, angle: 0, width: 0.05, length: 0.08 };
  const at = (x: number, y: number): MaskedNail => ({
    label: 1,
    count: 9,
    middle: { x, y },
    place,
  });
  const label = { x: 0.5, y: 0.5, direction: 10, isMaskBad: false };
  const photo = { monk: 4, nails: [{ ...label, x: 0.1 }, label] };
  expect(labelOf(at(0.51, 0.51), mask, photo)).toBe(label);
  expect(labelOf(at(0.53, 0.5), mask, photo)).toBeUndefined();
  expect(labelOf(at(0.5, 0.56), mask, photo)).toBeUndefined();
  expect(labelOf(at(0.5, 0.5), mask, undefined)).toBeUndefined();
});
