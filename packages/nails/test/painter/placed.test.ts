import { CHARM_SHAPES, type PlacedThing, STONE_CUTS, THINGS_MAX } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { DAYLIGHT } from "../../src/design.ts";
import { nailFrame } from "../../src/geometry/outline.ts";
import { type NailTile, type Picture, renderNails } from "../../src/index.ts";
import { bytesOf, designOf, RING } from "../designs.ts";

const UPRIGHT = { ...RING, angle: 0, width: 0.3, length: 0.36 };
const SETTINGS = { baseColor: "#202428", nailShape: "square", finish: "matte" } as const;

const at = (kind: PlacedThing["kind"], more: Partial<PlacedThing> = {}): PlacedThing => ({
  kind,
  x: 0.5,
  y: 0.5,
  size: 0.3,
  angle: 0,
  ...more,
});

function painted(placed: PlacedThing[], decals?: (Picture | null)[]): NailTile {
  const guide = { ...UPRIGHT, design: { placed } };
  const [tile] = renderNails(
    designOf({
      nails: [{ guide, ...(decals ? { decals } : {}) }],
      settings: SETTINGS,
      light: { ...DAYLIGHT, grain: 0 },
    }),
  );
  if (!tile) throw new Error("The nail lies outside the photo.");
  return tile;
}

const FRAME = nailFrame(UPRIGHT, designOf({ settings: SETTINGS }).settings, {
  width: 600,
  height: 800,
});

/** Returns the pixel at a position in fractions of the nail. */
function pixelAt(tile: NailTile, x: number, y: number): number[] {
  const [px, py] = FRAME.at(x - 0.5, y * FRAME.length);
  const from = ((Math.floor(py) - tile.y) * tile.width + Math.floor(px) - tile.x) * 4;
  return [...tile.pixels.subarray(from, from + 3)];
}

const BARE = painted([]);

/** Returns the number of the tile's pixels that differ from the bare nail, and the position of their middle. */
function changed({ pixels, width }: NailTile): { count: number; x: number; y: number } {
  let [count, x, y] = [0, 0, 0];
  for (let i = 0; i < pixels.length / 4; i++) {
    let off = 0;
    for (let c = 0; c < 3; c++)
      off += Math.abs((pixels[i * 4 + c] ?? 0) - (BARE.pixels[i * 4 + c] ?? 0));
    if (off < 24) continue;
    count++;
    x += i % width;
    y += Math.floor(i / width);
  }
  return { count, x: x / count, y: y / count };
}

/** Returns how much the brightness varies within a square around the middle. Facets make it vary more. */
function spread(tile: NailTile, reach: number): number {
  const lights: number[] = [];
  for (let i = -6; i <= 6; i++)
    for (let k = -6; k <= 6; k++) {
      const [r = 0, g = 0, b = 0] = pixelAt(tile, 0.5 + (i / 6) * reach, 0.5 + (k / 6) * reach);
      lights.push(r + g + b);
    }
  const mean = lights.reduce((sum, light) => sum + light, 0) / lights.length;
  return Math.sqrt(lights.reduce((sum, light) => sum + (light - mean) ** 2, 0) / lights.length);
}

function halves(): Picture {
  const data = new Uint8Array(16 * 16 * 4);
  for (let i = 0; i < 256; i++) {
    const isLeft = i % 16 < 8;
    // A picture that is red on its left, blue on its right, and transparent in its lowest quarter.
    data.set(isLeft ? [220, 20, 20, 255] : [20, 20, 220, 255], i * 4);
    if (i >= 192) data[i * 4 + 3] = 0;
  }
  return { data, width: 16, height: 16 };
}

describe("things on a nail", () => {
  it("each form of each kind is painted, and no two look the same", () => {
    const all = [
      ...STONE_CUTS.map((form) => at("stone", { form })),
      ...CHARM_SHAPES.map((form) => at("charm", { form })),
      at("stone", { setting: "#d8b25a" }),
      at("stone", { color: "#c02040" }),
      at("pearl"),
      at("foil"),
    ];
    const seen = new Set<string>();
    for (const thing of all) {
      const tile = painted([thing]);
      expect(changed(tile).count).toBeGreaterThan(400);
      seen.add(bytesOf(tile));
    }
    expect(seen.size).toBe(all.length);
  });

  it("stands at its place, in its size", () => {
    const middle = changed(painted([at("pearl")]));
    const left = changed(painted([at("pearl", { x: 0.3 })]));
    const high = changed(painted([at("pearl", { y: 0.7 })]));
    const small = changed(painted([at("pearl", { size: 0.15 })]));
    const width = 0.3 * 600;
    expect(middle.x - left.x).toBeGreaterThan(width * 0.17);
    expect(middle.x - left.x).toBeLessThan(width * 0.23);
    expect(middle.y).toBeGreaterThan(high.y + width * 0.2);
    expect(middle.count / small.count).toBeGreaterThan(3);
    expect(middle.count / small.count).toBeLessThan(5);
  });

  it("a stone has facets, a pearl is smooth with one bright place", () => {
    const [stone, pearl] = [painted([at("stone")]), painted([at("pearl")])];
    expect(spread(stone, 0.09)).toBeGreaterThan(2 * spread(pearl, 0.05));
    const lights = [-0.1, -0.05, 0, 0.05, 0.1].map((off) =>
      pixelAt(pearl, 0.5 + off, 0.5).reduce((sum, c) => sum + c, 0),
    );
    expect(Math.min(...lights)).toBeGreaterThan(180);
  });

  it("a stone keeps its colour, and so does its setting", () => {
    const [r = 0, g = 0, b = 0] = pixelAt(painted([at("stone", { color: "#c01030" })]), 0.5, 0.53);
    expect(r).toBeGreaterThan(Math.max(g, b) + 40);
    const gold = painted([at("stone", { color: "#101080", setting: "#d8a030", size: 0.5 })]);
    const ring = [0.272, 0.728].flatMap((x) => [pixelAt(gold, x, 0.5)]);
    expect(ring.some(([red = 0, , blue = 0]) => red > blue + 25)).toBe(true);
  });

  it("throws its shadow away from the light", () => {
    const shade = (light: { x: number; y: number }): number => {
      const guide = { ...UPRIGHT, design: { placed: [at("pearl")] } };
      const settings = { ...SETTINGS, baseColor: "#d8c0b8" } as const;
      const of = (nail: typeof UPRIGHT): NailTile => {
        const [tile] = renderNails(
          designOf({
            nails: [{ guide: nail }],
            settings,
            light: { ...DAYLIGHT, grain: 0, ...light },
          }),
        );
        if (!tile) throw new Error("The nail lies outside the photo.");
        return tile;
      };
      const [one, bare] = [of(guide), of(UPRIGHT)];
      const dark = (x: number): number =>
        pixelAt(bare, x, 0.5).reduce((sum, c) => sum + c, 0) -
        pixelAt(one, x, 0.5).reduce((sum, c) => sum + c, 0);
      return dark(0.7) - dark(0.3);
    };
    expect(shade({ x: -0.8, y: 0 })).toBeGreaterThan(shade({ x: 0.8, y: 0 }) + 30);
  });

  it("turns and mirrors a decal with its picture, and keeps it transparent where the picture is", () => {
    const decal = at("decal", { imageUrl: "/files/uploads/x", size: 0.5 });
    const plain = painted([decal], [halves()]);
    const isRed = (pixel: number[]): boolean => (pixel[0] ?? 0) > (pixel[2] ?? 0) + 40;
    expect([isRed(pixelAt(plain, 0.4, 0.55)), isRed(pixelAt(plain, 0.6, 0.55))]).toEqual([
      true,
      false,
    ]);
    const mirrored = painted([{ ...decal, mirrored: true }], [halves()]);
    expect([isRed(pixelAt(mirrored, 0.4, 0.55)), isRed(pixelAt(mirrored, 0.6, 0.55))]).toEqual([
      false,
      true,
    ]);
    // After a quarter turn clockwise, the left side of the picture is at the tip.
    const turned = painted([{ ...decal, angle: 90 }], [halves()]);
    expect([isRed(pixelAt(turned, 0.55, 0.56)), isRed(pixelAt(turned, 0.55, 0.44))]).toEqual([
      true,
      false,
    ]);
    // The lowest quarter of the picture is transparent, so the lacquer under it is unchanged.
    const clear = 0.5 - 0.19 / FRAME.length;
    expect(pixelAt(plain, 0.5, clear)).toEqual(pixelAt(BARE, 0.5, clear));
  });

  it("a decal whose picture is missing leaves the nail as it was", () => {
    const decal = at("decal", { imageUrl: "/files/uploads/x" });
    expect(bytesOf(painted([decal]))).toBe(bytesOf(BARE));
  });

  it("lays later things over earlier ones, and raised things over those in the gel", () => {
    const red = at("stone", { color: "#e01020" });
    const blue = at("stone", { color: "#1020e0" });
    expect(bytesOf(painted([red, blue]))).not.toBe(bytesOf(painted([blue, red])));
    const decal = at("decal", { imageUrl: "/files/uploads/x", size: 0.6 });
    expect(bytesOf(painted([red, decal], [null, halves()]))).toBe(
      bytesOf(painted([decal, red], [halves(), null])),
    );
  });

  it("takes as many as a nail may have", () => {
    const many = Array.from({ length: THINGS_MAX }, (_, i) =>
      at(i % 2 ? "stone" : "pearl", {
        x: (i % 6) / 6 + 0.08,
        y: Math.floor(i / 6) / 11 + 0.05,
        size: 0.12,
      }),
    );
    expect(changed(painted(many)).count).toBeGreaterThan(5000);
  });
});

describe("toppers", () => {
  const over = (topper: string | null, more: object = {}): NailTile => {
    const [tile] = renderNails(
      designOf({
        nails: [{ guide: UPRIGHT }],
        settings: {
          baseColor: "#7a1030",
          ...more,
          ...(topper ? { topper: topper as "pearl" } : {}),
        },
        light: { ...DAYLIGHT, grain: 0 },
      }),
    );
    if (!tile) throw new Error("The nail lies outside the photo.");
    return tile;
  };
  const brightest = ({ pixels }: NailTile): number => {
    let most = 0;
    for (let i = 0; i < pixels.length; i += 4)
      if (pixels[i + 3] === 255) most = Math.max(most, pixels[i + 1] ?? 0);
    return most;
  };

  it("a matte topper takes every gloss, even a mirror's; a wet one makes matte shine", () => {
    for (const finish of ["glossy", "chrome"]) {
      const shine = brightest(over(null, { finish }));
      expect(brightest(over("matte", { finish }))).toBeLessThan(shine - 40);
    }
    expect(brightest(over("shimmer", { finish: "matte" }))).toBeGreaterThan(
      brightest(over(null, { finish: "matte" })) + 40,
    );
  });

  it("lets one nail go without the design's topper", () => {
    const own = { ...UPRIGHT, design: { settings: { topper: null } } };
    const [bare] = renderNails(
      designOf({
        nails: [{ guide: own }],
        settings: { baseColor: "#7a1030", topper: "pearl" },
        light: { ...DAYLIGHT, grain: 0 },
      }),
    );
    expect(bare && bytesOf(bare)).toBe(bytesOf(over(null)));
    expect(bytesOf(over("pearl"))).not.toBe(bytesOf(over(null)));
  });

  it("a topper has other flakes than a finish of the same name", () => {
    expect(bytesOf(over("glitter", { finish: "glitter" }))).not.toBe(
      bytesOf(over(null, { finish: "glitter" })),
    );
  });
});
