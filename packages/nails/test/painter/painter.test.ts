import { type DesignSettings, influenceWeights } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { DAYLIGHT, type Light } from "../../src/design.ts";
import { nailFrame } from "../../src/geometry/outline.ts";
import { exp, ln, power, sin } from "../../src/maths/maths.ts";
import { besideEach } from "../../src/photo/beside.ts";
import { LINEAR, encoded } from "../../src/painter/srgb.ts";
import { type NailTile, renderNails } from "../../src/index.ts";
import { colorOf, designOf, RING } from "../designs.ts";

const UPRIGHT = { ...RING, angle: 0, width: 0.2, length: 0.26 };

function painted(settings: Partial<DesignSettings>, light: Partial<Light> = {}): NailTile {
  const [tile] = renderNails(
    designOf({
      nails: [{ guide: UPRIGHT }],
      settings,
      light: { ...DAYLIGHT, grain: 0, ...light },
    }),
  );
  if (!tile) throw new Error("The nail lies outside the photo.");
  return tile;
}

/** Returns the pixel at a position in nail widths. */
function pixelAt(
  tile: NailTile,
  settings: Partial<DesignSettings>,
  x: number,
  y: number,
): number[] {
  const design = designOf({ settings });
  const frame = nailFrame(UPRIGHT, design.settings, { width: 600, height: 800 });
  const [px, py] = frame.at(x, y);
  const at = ((Math.floor(py) - tile.y) * tile.width + Math.floor(px) - tile.x) * 4;
  return [...tile.pixels.subarray(at, at + 4)];
}

/**
 * Returns the distance across the nail, in pixels, between the middle of the brightest tenth of the nail and the middle
 * of its tile.
 */
function brightSide({ pixels, width, height }: NailTile): number {
  const lights: { light: number; x: number }[] = [];
  for (let i = 0; i < width * height; i++) {
    if (pixels[i * 4 + 3] !== 255) continue;
    const light = (pixels[i * 4] ?? 0) + 2 * (pixels[i * 4 + 1] ?? 0) + (pixels[i * 4 + 2] ?? 0);
    lights.push({ light, x: (i % width) - width / 2 });
  }
  const bright = lights.toSorted((a, b) => b.light - a.light).slice(0, lights.length / 10);
  return bright.reduce((sum, { x }) => sum + x, 0) / bright.length;
}

describe("the painter's own arithmetic", () => {
  it("agrees with the engine's to ten digits", () => {
    for (let x = -30; x <= 30; x += 0.37) {
      expect(sin(x)).toBeCloseTo(Math.sin(x), 9);
      expect(exp(x) / Math.exp(x)).toBeCloseTo(1, 10);
      const p = Math.abs(x) + 0.001;
      expect(ln(p)).toBeCloseTo(Math.log(p), 10);
      expect(power(p, 0.37)).toBeCloseTo(p ** 0.37, 9);
    }
    expect([power(0, 2), exp(-1000)]).toEqual([0, 0]);
  });

  it("converts every byte to linear light and back unchanged", () => {
    for (let byte = 0; byte < 256; byte++)
      expect(Math.abs(encoded(LINEAR[byte] ?? -1) - byte)).toBeLessThan(0.05);
    expect([encoded(-1), encoded(Number.NaN), encoded(7)]).toEqual([0, 0, 255]);
  });
});

describe("the painter", () => {
  it("shows the reflection on the side from which the light comes", () => {
    for (const finish of ["glossy", "chrome", "satin", "glitter"] as const) {
      const left = brightSide(painted({ finish, baseColor: "#5a1030" }, { x: -0.7, y: 0 }));
      const right = brightSide(painted({ finish, baseColor: "#5a1030" }, { x: 0.7, y: 0 }));
      expect(right - left > 8 ? finish : `${finish} from ${left} to ${right}`).toBe(finish);
    }
  });

  it("obeys the designer's light rather than the photo's", () => {
    const from = (angle: number): number =>
      brightSide(
        painted({ baseColor: "#5a1030", light: { angle, height: 0.4 } }, { x: 0.7, y: 0 }),
      );
    expect(from(90) - from(270)).toBeGreaterThan(8);
    expect(painted({ light: { angle: 90 } }).pixels).toEqual(
      painted({ light: { angle: 90, height: 0.5 } }, { x: -0.7 }).pixels,
    );
  });

  it("shows the reflection where the old nail showed it, and less light in a shadow", () => {
    const around = { skin: "#d9ae94", left: [], right: [] };
    const lying = (roll: number): NailTile =>
      painted(
        { baseColor: "#5a1030" },
        { nails: [{ ...around, pose: { roll, pitch: 0, certainty: 1 } }] },
      );
    expect(brightSide(lying(0.2)) - brightSide(lying(-0.2))).toBeGreaterThan(8);
    const [lit] = colorOf(painted({}, { nails: [around] }));
    const [shaded] = colorOf(painted({}, { nails: [{ ...around, brightness: 0.6 }] }));
    expect(shaded).toBeLessThan(lit - 12);
  });

  it("mirrors the finger beside a nail at the side where that lies, and nowhere else", () => {
    const settings = { finish: "chrome", baseColor: "#c0c4cc", nailShape: "square" } as const;
    const warmth = (others: number[], x: number): number => {
      const guides = [UPRIGHT, ...others.map((offset) => ({ ...UPRIGHT, x: UPRIGHT.x + offset }))];
      const [beside] = besideEach(guides, 800 / 600);
      const around = { skin: "#d9622f", left: [], right: [], beside };
      const tile = painted(settings, { nails: [around] });
      const [r = 0, , b = 0] = pixelAt(tile, settings, x, 0.7);
      return r - b;
    };
    const [atLeft, atRight] = [warmth([], -0.42), warmth([], 0.42)];
    expect(warmth([0.28], 0.42) - atRight).toBeGreaterThan(15);
    expect(warmth([0.28], -0.42)).toBe(atLeft);
    expect(warmth([0.28], 0)).toBe(warmth([], 0));
    expect(warmth([-0.28], -0.42) - atLeft).toBeGreaterThan(15);
    expect(warmth([0.9], 0.42)).toBe(atRight);
  });

  it("shows dark lacquer through a wide window's reflection, and none through a flash's", () => {
    const brightest = (size: number): number => {
      const { pixels } = painted({ baseColor: "#17234D" }, { size, hardness: 1 });
      let most = 0;
      for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at + 3] === 255) most = Math.max(most, pixels[at] ?? 0);
      return most;
    };
    expect(brightest(0.05)).toBeGreaterThan(245);
    expect(brightest(0.9)).toBeLessThan(230);
    expect(brightest(0.9)).toBeGreaterThan(120);
  });

  it("draws no line across a sheer nail where it comes free of the finger", () => {
    for (const finish of ["jelly", "milky"] as const) {
      const settings = { finish, nailLength: "long", nailShape: "square" } as const;
      const tile = painted(settings);
      let steepest = 0;
      for (let y = 1.15; y < 1.55; y += 0.01) {
        const [, , , before = 0] = pixelAt(tile, settings, 0.3, y);
        const [, , , after = 0] = pixelAt(tile, settings, 0.3, y + 0.03);
        steepest = Math.max(steepest, Math.abs(after - before));
      }
      expect(steepest < 10 ? finish : `${finish}: ${steepest}`).toBe(finish);
    }
  });

  it("keeps white bright: a french tip is 230 or more in every channel, and nearly neutral", () => {
    const settings = {
      patternType: "french",
      nailShape: "square",
      nailLength: "long",
      accentColor: "#FFFFFF",
      baseColor: "#E8BFB2",
    } as const;
    const tile = painted(settings);
    for (const x of [-0.2, 0, 0.2]) {
      const [r = 0, g = 0, b = 0] = pixelAt(tile, settings, x, 2.0);
      expect(Math.min(r, g, b)).toBeGreaterThanOrEqual(230);
      expect(Math.max(r, g, b) - Math.min(r, g, b)).toBeLessThan(14);
    }
    const [, bed = 255] = pixelAt(tile, settings, 0.3, 0.7);
    expect(bed).toBeLessThan(225);
  });

  it("paints a white drawing as white with the share that a first stroke sets, on any colour and finish", () => {
    const drawing = {
      width: 60,
      height: 80,
      data: new Uint8ClampedArray(60 * 80 * 4).fill(255),
    };
    for (const baseColor of ["#FF6B9D", "#5E0B17", "#1A1516", "#0B6B4B"])
      for (const finish of ["glossy", "matte", "cateye", "glitter"] as const)
        for (const weights of [
          { drawing: 40, baseColor: 60 },
          { drawing: 40, designImage: 25, baseColor: 35 },
        ]) {
          const settings = { baseColor, finish, nailShape: "square" } as const;
          const [tile] = renderNails(
            designOf({
              nails: [{ guide: UPRIGHT }],
              settings,
              weights: influenceWeights.parse(weights),
              drawing,
              light: { ...DAYLIGHT, grain: 0 },
            }),
          );
          if (!tile) throw new Error("The nail lies outside the photo.");
          const [r = 0, g = 0, b = 0] = pixelAt(tile, settings, 0.1, 0.6);
          const isWhite = Math.min(r, g, b) >= 228 && Math.max(r, g, b) - Math.min(r, g, b) < 14;
          expect(isWhite ? "white" : `${baseColor} ${finish}: ${r} ${g} ${b}`).toBe("white");
        }
  });

  it("keeps black deep where nothing is mirrored", () => {
    const settings = { baseColor: "#0a0608", nailShape: "oval" } as const;
    const tile = painted(settings, { x: -0.8, y: -0.3, height: 0.3 });
    expect(Math.max(...pixelAt(tile, settings, 0.22, 1).slice(0, 3))).toBeLessThan(56);
  });

  it("keeps the tint of a mirror", () => {
    const [r, g, b] = colorOf(painted({ finish: "chrome", baseColor: "#d4a84b" }));
    expect(r).toBeGreaterThan(g + 8);
    expect(g).toBeGreaterThan(b + 20);
  });

  it("shows the photo behind a clear tip, but nothing through the nail bed", () => {
    const settings = {
      finish: "jelly",
      nailShape: "square",
      nailLength: "extra-long",
      baseColor: "#e05080",
    } as const;
    const tile = painted(settings, { x: -0.8, y: -0.2, height: 0.2, size: 0.1 });
    expect(pixelAt(tile, settings, 0.1, 2.3)[3]).toBeLessThan(235);
    expect(pixelAt(tile, settings, 0.1, 0.7)[3]).toBe(255);
  });

  it("shades the skin in its own red, and less so farther from the nail", () => {
    const settings = { nailShape: "oval", baseColor: "#ffffff" } as const;
    const tile = painted(settings);
    const alphas = [0.53, 0.56, 0.6, 0.66].map((x) => pixelAt(tile, settings, x, 0.7)[3] ?? 0);
    expect(alphas).toEqual(alphas.toSorted((a, b) => b - a));
    expect(alphas[0]).toBeGreaterThan(60);
    const [r = 0, g = 0, b = 0] = pixelAt(tile, settings, 0.56, 0.7);
    expect(r).toBeGreaterThan(g + 15);
    expect(g).toBeGreaterThanOrEqual(b);
  });

  it("hides an old nail that would show beside the new one, in the colours around it", () => {
    const blue = Array.from({ length: 6 }, () => "#2040c0");
    const around = { skin: "#d9ae94", left: blue, right: blue };
    const settings = { nailShape: "stiletto", nailLength: "short" } as const;
    const tile = painted(settings, { nails: [around] });
    const [r = 0, , b = 0, a = 0] = pixelAt(tile, settings, 0.42, 1);
    expect(a).toBeGreaterThan(200);
    expect(b).toBeGreaterThan(r + 20);
    expect(pixelAt(painted(settings), settings, 0.42, 1)[3]).toBeLessThan(a - 60);
  });
});
