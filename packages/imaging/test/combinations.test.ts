import { createHash } from "node:crypto";
import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS, type DesignSettings, FINISHES, NAIL_SHAPES, PATTERNS, TEXTURES, VIBES } from "@lacquer/contracts";
import { renderNails } from "@lacquer/nails";
import sharp from "sharp";
import { describe, expect, it } from "vitest";

/** One nail's pixels as sharp draws them. */
async function pixels(settings: Partial<DesignSettings>): Promise<{ hash: string; covered: number }> {
  const [tile] = renderNails({
    photoWidth: 120,
    photoHeight: 160,
    nails: [{ guide: { finger: "ring", x: 0.5, y: 0.8, angle: 5, width: 0.4, length: 0.5 } }],
    settings: { ...DEFAULT_SETTINGS, accentColor: "#203040", ...settings },
    weights: DEFAULT_WEIGHTS,
    prompt: "",
    references: [],
    seed: "s",
    imageIndex: 0,
  });
  if (!tile) throw new Error("The nail lies outside the photo.");
  const { data, info } = await sharp(Buffer.from(tile.svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([tile.width, tile.height]);
  let covered = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] === 255) covered++;
  return { hash: createHash("sha256").update(data).digest("hex"), covered: covered / (info.width * info.height) };
}

async function allDiffer(designs: Partial<DesignSettings>[]): Promise<void> {
  const seen = new Map<string, string>();
  for (const design of designs) {
    const { hash, covered } = await pixels(design);
    const name = Object.values(design).join(" ");
    expect(seen.get(hash), `${name} looks like`).toBeUndefined();
    expect(covered, `${name} covers`).toBeGreaterThan(0.15);
    seen.set(hash, name);
  }
}

describe("on the worker", () => {
  it("every finish with every pattern is a picture of its own", async () => {
    await allDiffer(FINISHES.flatMap((finish) => PATTERNS.map((patternType) => ({ finish, patternType }))));
  }, 60_000);

  it("so is every texture, shape and vibe", async () => {
    await allDiffer([
      ...TEXTURES.map((texture) => ({ texture })),
      ...NAIL_SHAPES.filter((shape) => shape !== "oval").map((nailShape) => ({ nailShape })),
      ...VIBES.filter((vibe) => vibe !== "elegant").map((styleVibe) => ({ styleVibe, patternType: "swirl" as const })),
    ]);
  }, 60_000);
});
