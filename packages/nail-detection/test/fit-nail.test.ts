import { nailGuide } from "@lacquer/contracts";
import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import {
  fitDrag,
  fitNail,
  fitTap,
  nailNet,
  type NailPlace,
  naturalOutline,
  type PhotoPixels,
  preparePhoto,
  mergeSightings,
  spotNails,
} from "../src/index.ts";
import { drawFinger } from "./finger-photo.ts";

const net = nailNet();

/** One look of the network takes about 30 ms, but ten times as long on a busy machine. */
vi.setConfig({ testTimeout: 120_000 });

function noise(width: number, height: number, seed: number): PhotoPixels {
  const data = new Uint8ClampedArray(width * height * 4);
  let state = seed || 1;
  for (let i = 0; i < data.length; i++) {
    state = (state * 48271) % 2147483647;
    data[i] = state & 255;
  }
  return { data, width, height };
}

function expectGuide(place: NailPlace) {
  expect(nailGuide.safeParse({ finger: "index", ...place }).success).toBe(true);
}

const places = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
  angle: fc.double({ min: -180, max: 180, noNaN: true }),
  width: fc.double({ min: 0.002, max: 1, noNaN: true }),
  length: fc.double({ min: 0.002, max: 1.5, noNaN: true }),
});

describe("any photo and any start", () => {
  test("give no nail, or a guide within the allowed ranges", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90 }),
        fc.integer({ min: 1, max: 90 }),
        fc.nat(),
        places,
        (width, height, seed, start) => {
          const photo = preparePhoto(noise(width, height, seed));
          for (const fit of [
            fitNail(photo, net, start),
            fitTap(photo, net, start),
            fitDrag(photo, net, start),
          ]) {
            if (!fit) continue;
            expectGuide(fit.place);
            expect(fit.confidence).toBeGreaterThanOrEqual(0);
            expect(fit.confidence).toBeLessThanOrEqual(1);
          }
        },
      ),
      { numRuns: 4, seed: 6 },
    );
  });

  test("give an outline of finite numbers", () => {
    fc.assert(
      fc.property(places, (place) => {
        const outline = naturalOutline(place, { width: 640, height: 480 });
        expect(outline.flat().every(Number.isFinite)).toBe(true);
      }),
      { seed: 6 },
    );
  });
});

describe.each([
  ["a bare nail", { skin: [206, 160, 136], nail: [226, 176, 166] }],
  ["a red nail", { skin: [206, 160, 136], nail: [168, 26, 40] }],
  ["a bare nail on dark skin", { skin: [98, 64, 48], nail: [150, 104, 92] }],
] as const)("%s", (_name, colors) => {
  const { pixels, place } = drawFinger({ ...colors, angle: 20 });
  const photo = preparePhoto(pixels);
  /** Returns the error of a found nail, as a share of the nail's size; Infinity when no nail was found. */
  const error = (found: NailPlace | undefined): number =>
    found
      ? Math.max(
          Math.abs(found.width / place.width - 1),
          Math.abs(found.length / place.length - 1),
          Math.hypot(found.x - place.x, found.y - place.y) / place.length,
        )
      : Infinity;

  test("is found from a rough guess, the same each time", () => {
    const start = {
      ...place,
      x: place.x + 0.02,
      angle: place.angle - 12,
      length: place.length * 1.2,
    };
    const fit = fitNail(photo, net, start);
    expect(error(fit?.place)).toBeLessThan(0.3);
    expect(fitNail(photo, net, start)).toEqual(fit);
  });

  test("is found from a drag of the wrong width", () => {
    const fit = fitDrag(photo, net, { ...place, width: place.width * 1.5 });
    expect(error(fit?.place)).toBeLessThan(0.25);
  });

  test("is found from a tap", () => {
    const radians = (place.angle * Math.PI) / 180;
    const middle = {
      x: place.x + (Math.sin(radians) * place.length) / 2,
      y: place.y - ((Math.cos(radians) * place.length) / 2) * (photo.width / photo.height),
    };
    expect(error(fitTap(photo, net, middle)?.place)).toBeLessThan(0.35);
  });
});

test("a plain wall has no nails", () => {
  const wall = { data: new Uint8ClampedArray(200 * 150 * 4).fill(180), width: 200, height: 150 };
  const photo = preparePhoto(wall);
  expect(mergeSightings([{ nails: spotNails(photo, net) }], photo)).toEqual([]);
});

describe("a proposal", () => {
  const photo = { width: 800, height: 600 };
  const at = (x: number, confidence: number) => ({
    place: { x, y: 0.5, angle: 0, width: 0.06, length: 0.08 },
    confidence,
    direction: 0.99,
    overlap: 0.9,
  });

  test("has each place once, with its surest sighting", () => {
    const nails = mergeSightings(
      [{ nails: [at(0.3, 0.78)] }, { nails: [at(0.31, 0.9), at(0.6, 0.8)] }],
      photo,
    );
    expect(nails.map(({ guide }) => guide.x).toSorted()).toEqual([0.31, 0.6]);
  });

  test("names each finger of a hand once, and holds at most ten nails", () => {
    const many = Array.from({ length: 14 }, (_, i) => ({
      ...at(0.05 + i * 0.07, 0.9),
      finger: "index" as const,
      hand: "left" as const,
    }));
    const nails = mergeSightings([{ nails: many }], photo);
    expect(nails).toHaveLength(10);
    expect(new Set(nails.map(({ guide: { finger, hand } }) => `${hand} ${finger}`)).size).toBe(10);
  });
});
