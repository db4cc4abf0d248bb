import { describe, expect, it } from "vitest";
import { type NailDesign, renderNails } from "../src/index.ts";
import { designOf, RING } from "./designs.ts";

describe("variations", () => {
  const at = (imageIndex: number, seed = "seed"): string[] => {
    const nails = (["index", "middle", "ring"] as const).map((finger, i) => ({
      guide: { ...RING, finger, x: 0.2 + i * 0.25 },
    }));
    const design: NailDesign = designOf({
      nails,
      imageIndex,
      seed,
      settings: { patternType: "french", accentColor: "#B3122D" },
    });
    return renderNails(design).map(({ svg }) => svg);
  };

  it("follow the settings exactly at first, then differ from it and from each other", () => {
    const colours = at(0).map((svg) => svg.toLowerCase());
    for (const svg of colours) expect(svg).toContain("#ff6b9d");
    const sets = [0, 1, 2, 3].map((index) => at(index).join());
    expect(new Set(sets).size).toBe(4);
  });

  it("keep every nail's outline", () => {
    const outlines = (index: number): (string | undefined)[] =>
      at(index).map((svg) => /<clipPath[^>]*><path d="([^"]+)"/.exec(svg)?.[1]);
    for (const index of [1, 2, 3]) expect(outlines(index)).toEqual(outlines(0));
  });

  it("are the same only for the same seed", () => {
    expect(at(2, "a")).toEqual(at(2, "a"));
    expect(at(2, "a")).not.toEqual(at(2, "b"));
  });
});
