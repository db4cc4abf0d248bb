import {
  FINGERS,
  FINISHES,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  type NailGuide,
  PATTERNS,
  TEXTURES,
  VIBES,
} from "@lacquer/contracts";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import { type NailTile, renderNail, renderNails } from "../src/index.ts";
import { designOf, RING } from "./designs.ts";

// The property draws some hundreds of nails, more slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
const settings = fc.record({
  nailLength: fc.constantFrom(...NAIL_LENGTHS),
  nailShape: fc.constantFrom(...NAIL_SHAPES),
  finish: fc.constantFrom(...FINISHES),
  texture: fc.constantFrom(...TEXTURES),
  patternType: fc.constantFrom(...PATTERNS),
  styleVibe: fc.constantFrom(...VIBES),
  baseColor: hex,
  accentColor: hex,
});
const fraction = (min: number, max: number): fc.Arbitrary<number> =>
  fc.double({ min, max, noNaN: true });
const guide: fc.Arbitrary<NailGuide> = fc.record({
  finger: fc.constantFrom(...FINGERS),
  x: fraction(0, 1),
  y: fraction(0, 1),
  angle: fraction(-360, 360),
  width: fraction(0.002, 1),
  length: fraction(0.002, 1.5),
});

/** Faults of one SVG document: bad numbers, unbalanced elements, ids doubled or missing. */
function faults({ svg, width, height }: NailTile): string[] {
  const found: string[] = [];
  if (/NaN|Infinity|undefined|null|\u00a7/.test(svg)) found.push("a value is missing");
  if (/\d[eE][-+]?\d/.test(svg.replaceAll(/(?:id|href)="[^"]*"|url\([^)]*\)|#[0-9a-f]{6}/g, "")))
    found.push("an exponent");
  if (
    !svg.startsWith(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"`)
  )
    found.push("no size");
  const open: string[] = [];
  for (const [, end, name, rest] of svg.matchAll(/<(\/?)([a-zA-Z]+)([^>]*)>/g)) {
    if (end) {
      if (open.pop() !== name) found.push(`</${name}> closes another element`);
    } else if (!rest?.endsWith("/")) open.push(name ?? "");
  }
  if (open.length > 0) found.push(`${open.join()} left open`);
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  if (new Set(ids).size !== ids.length) found.push("an id twice");
  for (const [, id] of svg.matchAll(/(?:url\(#|href="#)([^)"]+)/g)) {
    if (!ids.includes(id)) found.push(`nothing has the id ${id}`);
  }
  return found;
}

it("gives a valid document for any guide and settings, inside the photo, the same each time", () => {
  fc.assert(
    fc.property(settings, guide, fc.integer({ min: 0, max: 3 }), (chosen, at, imageIndex) => {
      const design = designOf({ settings: chosen, nails: [{ guide: at }], imageIndex });
      const tiles = renderNails(design);
      for (const tile of tiles) {
        expect(faults(tile)).toEqual([]);
        expect(Math.min(tile.x, tile.y)).toBeGreaterThanOrEqual(0);
        expect(tile.x + tile.width).toBeLessThanOrEqual(design.photoWidth);
        expect(tile.y + tile.height).toBeLessThanOrEqual(design.photoHeight);
      }
      expect(renderNails(design)).toEqual(tiles);
    }),
    { numRuns: 150 },
  );
});

it("uses nothing that browsers and librsvg draw differently", () => {
  for (const finish of FINISHES) {
    for (const patternType of PATTERNS) {
      const [tile] = renderNails(
        designOf({
          settings: { finish, patternType, texture: "velvet", styleVibe: "futuristic" },
        }),
      );
      expect(tile?.svg).not.toMatch(
        /<filter|feTurbulence|var\(|oklch|color-mix|conic|<text|<style/,
      );
    }
  }
});

it("keeps the ids of different tiles apart", () => {
  const nails = [0.3, 0.5, 0.7].map((x) => ({ guide: { ...RING, x } }));
  const tiles = [
    ...renderNails(designOf({ nails })),
    ...renderNails(designOf({ nails, settings: { baseColor: "#112233" } })),
  ];
  const ids = tiles.flatMap(({ svg }) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

it("lets a nail's own settings override the design's and the prompt's", () => {
  const own = {
    ...RING,
    x: 0.3,
    design: { settings: { finish: "chrome", baseColor: "#123456" } },
  } as const;
  const tiles = (prompt: string): string[] =>
    renderNails(designOf({ nails: [{ guide: own }, { guide: RING }], prompt })).map(
      ({ svg }) => svg,
    );
  const [before, after] = [tiles(""), tiles("emerald matte")];
  expect(after[0]).toBe(before[0]);
  expect(after[1]).not.toBe(before[1]);
});

it("draws as many tiles as there are nails, in their order", () => {
  const nails = [0.2, 0.5, 0.8].map((x) => ({ guide: { ...RING, x } }));
  const tiles = renderNails(designOf({ nails }));
  expect(tiles.map(({ x }) => x)).toEqual(tiles.map(({ x }) => x).toSorted((a, b) => a - b));
  expect(tiles).toHaveLength(3);
  expect(renderNails(designOf({ nails: [] }))).toEqual([]);
});

it("draws one nail exactly as among the others", () => {
  const nails = [0.2, 0.5, 0.8].map((x) => ({ guide: { ...RING, x } }));
  const design = designOf({
    nails,
    settings: { patternType: "floral" },
    references: ["data:image/png;base64,AA", "data:image/png;base64,BB"],
    weights: { designImage: 40, baseColor: 60 },
  });
  expect(nails.map((_, index) => renderNail(design, index))).toEqual(renderNails(design));
  expect(renderNail(design, 3)).toBeNull();
});

it("never lets a picture's address break out of its attribute", () => {
  const [tile] = renderNails(
    designOf({
      references: ['data:image/png;base64,"/><script>'],
      weights: { designImage: 100 },
    }),
  );
  expect(tile?.svg).not.toContain("<script>");
});
