import type { NailGuide } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { estimateLight as lightOf, type Light, type Pixels, readPhoto } from "../../src/index.ts";
import { nailFrame } from "../../src/geometry/outline.ts";
import { RING } from "../designs.ts";

const [WIDTH, HEIGHT] = [300, 400];

const estimateLight = (pixels: Pixels, guides: readonly NailGuide[]): Light =>
  lightOf(readPhoto(pixels), guides);

/** Flat skin and a nail with a bright spot. The spot's position and radius are in nail widths. */
function photoWith(spot: { x: number; y: number; r: number } | null, angle: number): Pixels {
  const guide = { ...RING, angle };
  const data = new Uint8Array(WIDTH * HEIGHT * 3);
  for (let at = 0; at < data.length; at += 3) data.set([190, 150, 128], at);
  const frame = nailFrame(
    guide,
    { nailShape: "oval", nailLength: "short" },
    { width: WIDTH, height: HEIGHT },
  );
  if (spot) {
    const [cx, cy] = frame.at(spot.x, spot.y);
    for (let y = 0; y < HEIGHT; y++) {
      for (let x = 0; x < WIDTH; x++) {
        if (Math.hypot(x - cx, y - cy) > spot.r * frame.width) continue;
        data.set([252, 252, 252], (y * WIDTH + x) * 3);
      }
    }
  }
  return { data, width: WIDTH, height: HEIGHT, channels: 3 };
}

const read = (spot: Parameters<typeof photoWith>[0], angle = 0) =>
  estimateLight(photoWith(spot, angle), [{ ...RING, angle }]);

describe("light from reflections on old nails", () => {
  it("stands on the side of the nail that mirrors it", () => {
    const right = read({ x: 0.26, y: 0.5, r: 0.1 });
    const left = read({ x: -0.26, y: 0.5, r: 0.1 });
    // A single reflection is mixed with the usual assumption of daylight from the left, so the light from the right is
    // only required to be on the right at all.
    expect(right.x).toBeGreaterThan(0);
    expect(left.x).toBeLessThan(-0.35);
  });

  it("turns with the nail", () => {
    const upright = read({ x: 0.26, y: 0.55, r: 0.1 }, 0);
    const lying = read({ x: 0.26, y: 0.55, r: 0.1 }, 90);
    expect(lying.y).toBeGreaterThan(upright.y + 0.2);
  });

  it("is a flash from the camera when a small spot lies in the middle", () => {
    const flash = read({ x: 0, y: 0.6, r: 0.09 });
    const side = read({ x: 0.3, y: 0.6, r: 0.09 });
    expect(flash.height).toBeGreaterThan(side.height + 0.1);
    expect(flash.size).toBeLessThan(0.35);
    expect(read({ x: 0, y: 0.6, r: 0.24 }).size).toBeGreaterThan(flash.size);
  });

  it("says how sure it is: not at all without a reflection", () => {
    expect(read(null).certainty).toBeLessThan(0.1);
    expect(read({ x: 0.2, y: 0.5, r: 0.1 }).certainty).toBeGreaterThan(0.3);
  });
});
