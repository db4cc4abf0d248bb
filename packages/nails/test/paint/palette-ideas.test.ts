import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paletteIdeas } from "../../src/index.ts";
import { chromaOf, difference, lightness } from "../../src/paint/color.ts";

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);

describe("paletteIdeas", () => {
  it("offers a few pairs for any colours, each pair different and the same each time", () => {
    fc.assert(
      fc.property(hex, hex, (baseColor, accentColor) => {
        const pair = { baseColor, accentColor };
        const ideas = paletteIdeas(pair);
        expect(ideas.length).toBeGreaterThanOrEqual(2);
        expect(ideas.length).toBeLessThanOrEqual(4);
        expect(paletteIdeas(pair)).toEqual(ideas);
        const all = [pair, ...ideas];
        all.forEach((one, i) => {
          expect(one.baseColor).toMatch(/^#[0-9a-f]{6}$/);
          for (const other of all.slice(i + 1)) {
            const apart = Math.max(
              difference(one.baseColor, other.baseColor),
              difference(one.accentColor, other.accentColor),
            );
            expect(apart).toBeGreaterThan(0.05);
          }
        });
      }),
    );
  });

  it("keeps base and accent far enough apart to show a pattern", () => {
    for (const baseColor of ["#ff6b9d", "#b3122d", "#0f6b4a", "#f4f1ec", "#17234d", "#1a1516"]) {
      for (const idea of paletteIdeas({ baseColor, accentColor: "#ffffff" }))
        expect(
          difference(idea.baseColor, idea.accentColor),
          `${baseColor} ${idea.name}`,
        ).toBeGreaterThan(0.08);
    }
  });

  it("makes a softer pair: less colour, more light", () => {
    const soft = paletteIdeas({ baseColor: "#b3122d", accentColor: "#ffffff" }).find(
      ({ name }) => name === "Softened",
    );
    expect(chromaOf(soft?.baseColor ?? "#b3122d")).toBeLessThan(chromaOf("#b3122d"));
    expect(lightness(soft?.baseColor ?? "#000000")).toBeGreaterThan(lightness("#b3122d"));
  });
});
