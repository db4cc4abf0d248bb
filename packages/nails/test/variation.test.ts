import { type Variation, VARIATIONS } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { type NailDesign, type NailTile, renderNails } from "../src/index.ts";
import { bytesOf, colorOf, designOf, RING } from "./designs.ts";

describe("variations", () => {
  const at = (
    imageIndex: number,
    variation: Variation | null = null,
    variationSeed = "job",
  ): NailTile[] => {
    const nails = (["index", "middle", "ring"] as const).map((finger, i) => ({
      guide: { ...RING, finger, x: 0.2 + i * 0.25 },
    }));
    const design: NailDesign = designOf({
      nails,
      imageIndex,
      seed: "tab",
      variationSeed,
      variation,
      settings: { patternType: "french", accentColor: "#B3122D" },
    });
    return renderNails(design);
  };

  const outlines = (tiles: NailTile[]): string[] =>
    tiles.map(({ pixels }) => pixels.filter((_, i) => i % 4 === 3).join());

  it.each([null, ...VARIATIONS])("%s: the first image shows exactly the settings", (variation) => {
    for (const tile of at(0, variation)) {
      const [r, g, b] = colorOf(tile);
      expect(r - g).toBeGreaterThan(60);
      expect(r - b).toBeGreaterThan(20);
    }
    expect(at(0, variation)).toEqual(at(0, "same"));
  });

  it("same: every image equals the first", () => {
    for (const index of [1, 2, 3]) expect(at(index, "same")).toEqual(at(0, "same"));
  });

  it.each(["colours", "accents", "arrangement", null] as const)(
    "%s: four different images with the same outlines, the same each time for the same seed",
    (variation) => {
      const sets = [0, 1, 2, 3].map((index) => at(index, variation));
      expect(new Set(sets.map((set) => set.map(bytesOf).join())).size).toBe(4);
      for (const set of sets) expect(outlines(set)).toEqual(outlines(at(0)));
      expect(at(2, variation)).toEqual(at(2, variation));
    },
  );

  it("accents: all nails but the accent nails stay exactly as they are", () => {
    const accents = [1, 2, 3].map((index) => {
      const first = at(0, "accents");
      return at(index, "accents").map((tile, nail) => {
        const before = first[nail];
        return before !== undefined && bytesOf(tile) !== bytesOf(before);
      });
    });
    // The index, middle and ring finger.
    expect(accents).toEqual([
      [false, false, true],
      [false, false, true],
      [false, true, true],
    ]);
  });

  it.each(["accents", "arrangement", null] as const)("%s: differs from job to job", (variation) => {
    const jobs = ["a", "b", "c", "d", "e"].map((job) => at(1, variation, job).map(bytesOf).join());
    expect(new Set(jobs).size).toBeGreaterThan(1);
  });
});
