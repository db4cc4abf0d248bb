import { describe, expect, it } from "vitest";
import { type NailDesign, type NailTile, renderNails } from "../src/index.ts";
import { bytesOf, colorOf, designOf, RING } from "./designs.ts";

describe("variations", () => {
  const at = (imageIndex: number, seed = "seed"): NailTile[] => {
    const nails = (["index", "middle", "ring"] as const).map((finger, i) => ({
      guide: { ...RING, finger, x: 0.2 + i * 0.25 },
    }));
    const design: NailDesign = designOf({
      nails,
      imageIndex,
      seed,
      settings: { patternType: "french", accentColor: "#B3122D" },
    });
    return renderNails(design);
  };

  it("follow the settings exactly at first, then differ from it and from each other", () => {
    for (const tile of at(0)) {
      const [r, g, b] = colorOf(tile);
      expect(r - g).toBeGreaterThan(60);
      expect(r - b).toBeGreaterThan(20);
    }
    const sets = [0, 1, 2, 3].map((index) => at(index).map(bytesOf).join());
    expect(new Set(sets).size).toBe(4);
  });

  it("keep every nail's outline", () => {
    const outlines = (index: number): string[] =>
      at(index).map(({ pixels }) => pixels.filter((_, i) => i % 4 === 3).join());
    for (const index of [1, 2, 3]) expect(outlines(index)).toEqual(outlines(0));
  });

  it("are the same for the same seed alone", () => {
    expect(at(2, "a")).toEqual(at(2, "a"));
    expect(at(2, "a")).not.toEqual(at(2, "b"));
  });
});
