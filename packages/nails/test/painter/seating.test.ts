import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { DAYLIGHT, type Light } from "../../src/design.ts";
import { nailFrame } from "../../src/geometry/outline.ts";
import { type NailTile, renderNails } from "../../src/index.ts";
import { softnessOf } from "../../src/photo/lens.ts";
import { designOf, RING } from "../designs.ts";

const UPRIGHT: NailGuide = { ...RING, angle: 0, width: 0.2, length: 0.26 };
const SKIN = "#d9ae94";
const CLOTH = Array.from({ length: 6 }, () => "#2848b0");
const FLESH = Array.from({ length: 6 }, () => SKIN);

function painted(
  settings: Partial<DesignSettings>,
  light: Partial<Light> = {},
  guide: NailGuide = UPRIGHT,
): NailTile {
  const [tile] = renderNails(
    designOf({ nails: [{ guide }], settings, light: { ...DAYLIGHT, grain: 0, ...light } }),
  );
  if (!tile) throw new Error("The nail lies outside the photo.");
  return tile;
}

/** Returns a function that reads a tile's pixel at a position in nail widths. */
function reader(tile: NailTile, settings: Partial<DesignSettings>) {
  const frame = nailFrame(UPRIGHT, designOf({ settings }).settings, { width: 600, height: 800 });
  return (x: number, y: number): number[] => {
    const [px, py] = frame.at(x, y);
    const at = ((Math.floor(py) - tile.y) * tile.width + Math.floor(px) - tile.x) * 4;
    return [...tile.pixels.subarray(at, at + 4)];
  };
}

/** The length of the bright spot along the nail, in pixels. */
function spotLength({ pixels, width, height }: NailTile): number {
  let [first, last] = [height, 0];
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * 4;
      if (pixels[at + 3] !== 255 || (pixels[at + 1] ?? 0) < 150) continue;
      first = Math.min(first, row);
      last = Math.max(last, row);
    }
  return last - first;
}

describe("a nail in its finger", () => {
  it("has a form of its own, so that one light's reflection is not equally long on every nail", () => {
    // All fingers have the same pose, so only the form of the gel differs.
    const around = { skin: SKIN, left: [], right: [], pose: { roll: 0, pitch: 0, certainty: 1 } };
    const flash = { size: 0.1, hardness: 0.9, height: 0.9, nails: [around] };
    const lengths = (["index", "middle", "ring", "little"] as const).map((finger) =>
      spotLength(painted({ baseColor: "#101014" }, flash, { ...UPRIGHT, finger })),
    );
    expect(Math.max(...lengths) / Math.min(...lengths)).toBeGreaterThan(1.15);
  });

  it("mirrors the background below its free tip, not the hand", () => {
    const settings = {
      finish: "chrome",
      nailLength: "extra-long",
      nailShape: "square",
      baseColor: "#c0c4cc",
    } as const;
    const warmth = (beside: string[]): number => {
      const around = { skin: SKIN, left: beside, right: beside };
      const read = reader(painted(settings, { nails: [around] }), settings);
      let sum = 0;
      for (let y = 1.7; y < 2.3; y += 0.05) {
        const [r = 0, , b = 0] = read(0.48, y);
        sum += r - b;
      }
      return sum;
    };
    expect(warmth(FLESH) - warmth(CLOTH)).toBeGreaterThan(60);
  });

  it("has no crease of skin beside it where there is no skin", () => {
    const settings = { nailShape: "oval", baseColor: "#ffffff" } as const;
    const shade = (beside: string[]): number => {
      const around = { skin: SKIN, left: beside, right: beside };
      return reader(painted(settings, { nails: [around] }), settings)(0.52, 0.8)[3] ?? 0;
    };
    expect(shade(FLESH) - shade(CLOTH)).toBeGreaterThan(50);
  });

  it("gives the skin beside it a trace of its own colour", () => {
    const settings = (baseColor: string) => ({ nailShape: "oval", baseColor }) as const;
    const beside = (baseColor: string): number[] =>
      reader(painted(settings(baseColor)), settings(baseColor))(0.56, 0.4);
    const [, red = 0] = beside("#c00010");
    const [, green = 0] = beside("#00c040");
    expect(green).toBeGreaterThan(red + 3);
  });

  it("has edges as soft as those of a blurred photo", () => {
    const settings = { baseColor: "#101014", nailShape: "square" } as const;
    /** The number of pixels over which the nail's side fades. */
    const fading = (blur: number): number => {
      const read = reader(painted(settings, { blur: blur / 600 }), settings);
      let count = 0;
      for (let x = 0.4; x < 0.6; x += 1 / 120) {
        const alpha = read(x, 0.6)[3] ?? 0;
        if (alpha > 150 && alpha < 252) count++;
      }
      return count;
    };
    expect(fading(5)).toBeGreaterThan(fading(2.5));
  });
});

describe("softnessOf", () => {
  it("tells a very soft photo from a soft one", () => {
    const soft = (sigma: number): number => {
      const [width, height] = [160, 60];
      const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => {
        const x = (Math.floor(i / 3) % width) - 80;
        return 128 + 100 * Math.tanh(x / (1.25 * sigma));
      });
      return softnessOf({ data, width, height, channels: 3 }) * width;
    };
    expect(soft(0.6)).toBeLessThan(1.5);
    expect(soft(3)).toBeGreaterThan(soft(1.5) + 0.5);
    expect(soft(6)).toBeGreaterThan(soft(3) + 1);
  });
});
