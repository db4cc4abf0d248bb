import { DEFAULT_SETTINGS, FINGERS, NAIL_LENGTHS, NAIL_SHAPES } from "@lacquer/contracts";
import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { changeRegionSvg, nailOutline, nailsMaskSvg } from "../../src/index.ts";

vi.setConfig({ testTimeout: 60_000 });

const fraction = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });
const guide = fc.record({
  finger: fc.constantFrom(...FINGERS),
  x: fraction(0, 1),
  y: fraction(0, 1),
  angle: fraction(-360, 360),
  width: fraction(0.002, 1),
  length: fraction(0.002, 1.5),
});
const settings = fc.record({
  nailShape: fc.constantFrom(...NAIL_SHAPES),
  nailLength: fc.constantFrom(...NAIL_LENGTHS),
});
const photo = fc.record({
  width: fc.integer({ min: 1, max: 8000 }),
  height: fc.integer({ min: 1, max: 8000 }),
});

describe("masks and outlines", () => {
  it("are valid, finite and the same each time for any guides, shapes and photo", () => {
    fc.assert(
      fc.property(
        fc.array(guide, { maxLength: 10 }),
        settings,
        photo,
        fc.string(),
        (nails, chosen, size, prompt) => {
          const design = { nails, settings: { ...DEFAULT_SETTINGS, ...chosen }, prompt };
          for (const draw of [nailsMaskSvg, changeRegionSvg]) {
            const svg = draw(design, size);
            expect(svg.replaceAll(/#[0-9a-f]{6}/g, "")).not.toMatch(
              /NaN|Infinity|undefined|\d[eE][-+]?\d/,
            );
            expect(svg).toMatch(/^<svg [^<>]*>(?:<(?:rect|path) [^<>]*\/>)+<\/svg>$/);
            expect(draw(design, size)).toBe(svg);
          }
          for (const nail of nails) {
            const outline = nailOutline(nail, chosen, size);
            expect(outline.length).toBeGreaterThan(20);
            expect(outline.every(([x, y]) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("follow the shape that the prompt names, and a nail's own shape", () => {
    const nail = { finger: "ring", x: 0.5, y: 0.6, angle: 0, width: 0.1, length: 0.14 } as const;
    const size = { width: 400, height: 400 };
    const mask = (prompt: string, own = {}): string =>
      nailsMaskSvg(
        { nails: [{ ...nail, design: { settings: own } }], settings: DEFAULT_SETTINGS, prompt },
        size,
      );
    expect(mask("coffin")).not.toBe(mask(""));
    expect(mask("coffin", { nailShape: "oval" })).toBe(mask(""));
  });
});
