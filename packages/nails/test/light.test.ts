import type { NailGuide } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { estimateLight as lightOf, type Light, type Pixels, readPhoto } from "../src/index.ts";
import { RING } from "./designs.ts";

const estimateLight = (pixels: Pixels, guides: readonly NailGuide[]): Light =>
  lightOf(readPhoto(pixels), guides);

/** A picture of skin whose brightness rises by this many levels from one side to the other. */
function skinLit(dx: number, dy: number, brightness = 1, channels: 3 | 4 = 3): Pixels {
  const [width, height] = [300, 400];
  const data = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const level = brightness * (1 + dx * (x / width - 0.5) + dy * (y / height - 0.5));
      data.set(
        [205 * level, 160 * level, 135 * level, 255].slice(0, channels),
        (y * width + x) * channels,
      );
    }
  }
  return { data, width, height, channels };
}

describe("estimateLight", () => {
  it("looks towards the brighter side of the skin", () => {
    expect(estimateLight(skinLit(0.9, 0), [RING]).x).toBeGreaterThan(0.3);
    expect(estimateLight(skinLit(-0.9, 0), [RING]).x).toBeLessThan(-0.3);
    expect(estimateLight(skinLit(0, 1.2, 0.7), [RING]).y).toBeGreaterThan(0.1);
    expect(estimateLight(skinLit(0.9, 0, 1, 4), [RING])).toEqual(
      estimateLight(skinLit(0.9, 0), [RING]),
    );
  });

  it("takes daylight from the upper left when the skin gives no hint", () => {
    const light = estimateLight(skinLit(0, 0), [RING]);
    expect(light.x).toBeLessThan(0);
    expect(light.y).toBeLessThan(0);
    expect(estimateLight(skinLit(0, 0), []).nails).toEqual([]);
  });

  it("reads exposure and the skin's colour", () => {
    const bright = estimateLight(skinLit(0, 0), [RING]);
    expect(estimateLight(skinLit(0, 0, 0.6), [RING]).exposure).toBeLessThan(bright.exposure);
    expect(bright.nails?.[0]?.skin).toBe("#cda087");
  });

  it("stays finite for nails at the photo's edge and outside it", () => {
    const light = estimateLight(skinLit(0.2, 0.1), [
      { ...RING, x: 0, y: 0 },
      { ...RING, x: 1, y: 1, angle: 137, length: 1.5 },
    ]);
    expect(Number.isFinite(light.x + light.y + light.exposure)).toBe(true);
    expect(light.nails).toHaveLength(2);
  });
});
