import { createHash } from "node:crypto";
import {
  DEFAULT_SETTINGS,
  DEFAULT_WEIGHTS,
  type DesignSettings,
  FINISHES,
  NAIL_SHAPES,
  PATTERNS,
  TEXTURES,
  TOPPERS,
  VIBES,
} from "@lacquer/contracts";
import { renderNails } from "@lacquer/nails";
import { describe, expect, it } from "vitest";

/** Returns a hash of one nail's pixels, and the share of its tile that the nail covers. */
function pixels(settings: Partial<DesignSettings>): { hash: string; covered: number } {
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
  const data = tile.pixels;
  let covered = 0;
  for (let at = 3; at < data.length; at += 4) if (data[at] === 255) covered++;
  return {
    hash: createHash("sha256").update(data).digest("hex"),
    covered: covered / (tile.width * tile.height),
  };
}

/** Returns the designs that look like an earlier design or paint hardly anything. */
function failures(designs: Partial<DesignSettings>[]): string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const design of designs) {
    const { hash, covered } = pixels(design);
    const name = Object.values(design).join(" ");
    const same = seen.get(hash);
    if (same !== undefined) found.push(`${name} looks like ${same}`);
    if (covered < 0.15) found.push(`${name} covers only ${covered.toFixed(2)}`);
    seen.set(hash, name);
  }
  return found;
}

describe("in a worker", () => {
  it("every finish with every pattern gives a picture of its own", () => {
    const found = failures(
      FINISHES.flatMap((finish) => PATTERNS.map((patternType) => ({ finish, patternType }))),
    );
    expect(found).toEqual([]);
  }, 60_000);

  it("every topper over every pigment gives a picture of its own", () => {
    // Matte and satin change only the top coat, and another topper replaces that coat.
    const pigments = FINISHES.filter((finish) => finish !== "matte" && finish !== "satin");
    const found = failures(
      pigments.flatMap((finish) => [null, ...TOPPERS].map((topper) => ({ finish, topper }))),
    );
    expect(found).toEqual([]);
  }, 60_000);

  it("every texture, shape and vibe gives a picture of its own", () => {
    const found = failures([
      ...TEXTURES.map((texture) => ({ texture })),
      ...NAIL_SHAPES.filter((shape) => shape !== "oval").map((nailShape) => ({ nailShape })),
      ...VIBES.filter((vibe) => vibe !== "elegant").map((styleVibe) => ({
        styleVibe,
        patternType: "swirl" as const,
      })),
    ]);
    expect(found).toEqual([]);
  }, 60_000);
});
