import { describe, expect, it } from "vitest";
import { estimateLight, type Pixels, readPhoto } from "../../src/index.ts";
import { nailFrame } from "../../src/geometry/outline.ts";
import { RING } from "../designs.ts";

const [WIDTH, HEIGHT] = [900, 1200];
const NAILS = [0.2, 0.5, 0.8].map((x) => ({ ...RING, x, angle: 0 }));

/**
 * Skin with nails in three places. `levelAt` returns the skin's brightness, and `spots` are the positions of the nails'
 * reflections.
 */
function photoOf(
  channels: 3 | 4,
  levelAt: (x: number) => number,
  spots: readonly (number | null)[] = [],
): Pixels {
  const data = new Uint8Array(WIDTH * HEIGHT * channels).fill(255);
  for (let at = 0; at < WIDTH * HEIGHT; at++) {
    const level = levelAt((at % WIDTH) / WIDTH);
    data.set([205 * level, 160 * level, 135 * level], at * channels);
  }
  spots.forEach((across, i) => {
    const guide = NAILS[i];
    if (across === null || !guide) return;
    const photo = { width: WIDTH, height: HEIGHT };
    const frame = nailFrame(guide, { nailShape: "oval", nailLength: "short" }, photo);
    const [cx, cy] = frame.at(across, 0.55);
    for (let y = Math.floor(cy - 12); y < cy + 12; y++)
      for (let x = Math.floor(cx - 12); x < cx + 12; x++)
        if (Math.hypot(x - cx, y - cy) < 11) data.set([252, 252, 252], (y * WIDTH + x) * channels);
  });
  return { data, width: WIDTH, height: HEIGHT, channels };
}

describe("reading a photo", () => {
  it("is the same with and without alpha, and stays small", () => {
    const reading = readPhoto(photoOf(3, (x) => 0.6 + 0.4 * x));
    expect(readPhoto(photoOf(4, (x) => 0.6 + 0.4 * x))).toEqual(reading);
    expect([reading.small.width, reading.small.height]).toEqual([640, 853]);
  });

  it("sees which finger lies in a shadow", () => {
    const { nails = [] } = estimateLight(readPhoto(photoOf(3, (x) => (x < 0.35 ? 0.7 : 1))), NAILS);
    expect(nails[0]?.brightness).toBeLessThan(0.75);
    expect(nails[1]?.brightness).toBe(1);
  });

  it("finds how each finger lies from where its old nail mirrors the one light", () => {
    const seen = estimateLight(readPhoto(photoOf(3, () => 0.9, [-0.2, null, 0.2])), NAILS);
    const [left, none, right] = seen.nails ?? [];
    expect(none?.pose).toBeUndefined();
    expect((right?.pose?.roll ?? 0) - (left?.pose?.roll ?? 0)).toBeGreaterThan(0.2);
    expect(left?.pose?.certainty).toBeGreaterThan(0.2);
  });
});
