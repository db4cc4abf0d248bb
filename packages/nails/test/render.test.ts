import {
  FINGERS,
  FINISHES,
  HAND_POSES,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  type NailGuide,
  PATTERNS,
  CHARM_SHAPES,
  type PlacedThing,
  SKINS,
  STONE_CUTS,
  TEXTURES,
  TOPPERS,
  VIBES,
} from "@lacquer/contracts";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import {
  handOf,
  type NailTile,
  type Picture,
  renderInStrips,
  renderNail,
  renderNails,
} from "../src/index.ts";
import { DAYLIGHT } from "../src/design.ts";
import { stripOf } from "../src/painter/strip.ts";
import { bytesOf, designOf, RING } from "./designs.ts";

// The property test paints some hundred nails, which takes longer on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, "0")}`);
const settings = fc.record({
  nailLength: fc.constantFrom(...NAIL_LENGTHS),
  nailShape: fc.constantFrom(...NAIL_SHAPES),
  finish: fc.constantFrom(...FINISHES),
  topper: fc.constantFrom(null, ...TOPPERS),
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

const where = {
  x: fraction(0, 1),
  y: fraction(0, 1),
  size: fraction(0.02, 2),
  angle: fraction(-360, 360),
  mirrored: fc.boolean(),
};
const thing: fc.Arbitrary<PlacedThing> = fc.oneof(
  fc.record({
    ...where,
    kind: fc.constant("stone" as const),
    form: fc.constantFrom(...STONE_CUTS),
    color: hex,
  }),
  fc.record({
    ...where,
    kind: fc.constant("stone" as const),
    form: fc.constantFrom(...STONE_CUTS),
    setting: hex,
  }),
  fc.record({
    ...where,
    kind: fc.constant("charm" as const),
    form: fc.constantFrom(...CHARM_SHAPES),
    color: hex,
  }),
  fc.record({ ...where, kind: fc.constantFrom("pearl" as const, "foil" as const), color: hex }),
  fc.record({
    ...where,
    kind: fc.constant("decal" as const),
    imageUrl: fc.constant("/files/uploads/decal"),
  }),
);

function plain(r: number, g: number, b: number): Picture {
  const data = new Uint8Array(8 * 8 * 4);
  for (let at = 0; at < data.length; at += 4) data.set([r, g, b, 255], at);
  return { data, width: 8, height: 8 };
}

/**
 * Returns the faults of a tile: a wrong size, a position outside the photo, or bytes that the painter could not have
 * written.
 */
function faults(tile: NailTile, photo: { width: number; height: number }): string[] {
  const found: string[] = [];
  if (tile.pixels.length !== tile.width * tile.height * 4) found.push("another size");
  if (Math.min(tile.x, tile.y) < 0) found.push("before the photo");
  if (tile.x + tile.width > photo.width || tile.y + tile.height > photo.height)
    found.push("beyond the photo");
  let shown = 0;
  for (let at = 0; at < tile.pixels.length; at += 4) {
    if ((tile.pixels[at + 3] ?? 0) > 0) shown++;
    else if ((tile.pixels[at] ?? 0) + (tile.pixels[at + 1] ?? 0) + (tile.pixels[at + 2] ?? 0) > 0)
      found.push("colour without cover");
  }
  return [...new Set(found), ...(shown > 0 ? [] : ["nothing painted"])];
}

/** Half of the nails have no things on them, so that nails without things are tested too. */
const things = fc.oneof(fc.constant<PlacedThing[]>([]), fc.array(thing, { maxLength: 12 }));

it("paints any guide, settings and things with finite light, inside the photo, the same each time", () => {
  fc.assert(
    fc.property(
      settings,
      guide,
      things,
      fc.integer({ min: 0, max: 3 }),
      (chosen, at, placed, imageIndex) => {
        const photo = { width: 150, height: 200 };
        const design = designOf({
          photoWidth: photo.width,
          photoHeight: photo.height,
          settings: chosen,
          nails: [
            {
              guide: { ...at, design: { placed } },
              decals: placed.map(({ kind }) => (kind === "decal" ? plain(20, 90, 200) : null)),
            },
          ],
          imageIndex,
        });
        const tiles = renderNails(design);
        const middle = at.x > 0.1 && at.x < 0.9 && at.y > 0.1 && at.y < 0.9;
        for (const tile of tiles)
          expect(faults(tile, photo).filter((one) => middle || one !== "nothing painted")).toEqual(
            [],
          );
        expect(layerFaults()).toBe(0);
        expect(renderNails(design)).toEqual(tiles);
      },
    ),
    { numRuns: 120 },
  );
});

/**
 * Returns the number of values in the last strip's layer that cannot be light, because they are negative or not finite.
 */
function layerFaults(): number {
  const { layer } = stripOf(1, 1);
  let wrong = 0;
  for (const value of layer) if (!(value >= -1e-6 && value < 1e6)) wrong++;
  return wrong;
}

it("paints a nail in strips as it paints it whole", () => {
  // The nail is tall enough for several strips. The same nail is also painted on a photo that ends above the second
  // strip.
  const big = { ...RING, angle: 0, x: 0.5, y: 0.9, width: 0.6, length: 0.9 };
  const tall = { photoWidth: 420, photoHeight: 900, nails: [{ guide: big }] };
  const [whole] = renderNails(designOf({ ...tall, settings: { patternType: "french" } }));
  const cut = { ...big, y: (0.9 * 900) / 880 };
  const [other] = renderNails(
    designOf({
      ...tall,
      photoHeight: 880,
      nails: [{ guide: cut }],
      settings: { patternType: "french" },
      light: { ...DAYLIGHT },
    }),
  );
  if (!whole || !other) throw new Error("The nail lies outside the photo.");
  expect(whole.width * whole.height).toBeGreaterThan(1 << 17);
  expect(whole.width).toBe(other.width);
  let off = 0;
  const rows = Math.min(whole.height, other.height) - 20;
  for (let at = 0; at < rows * whole.width * 4; at++)
    off = Math.max(off, Math.abs((whole.pixels[at] ?? 0) - (other.pixels[at] ?? 0)));
  // The blur of the lens differs a little between photos of two heights. A seam between strips would differ far more.
  expect(off).toBeLessThan(40);
});

it("paints a large nail in many strips, and other nails painted between them change nothing", () => {
  const guide = { ...RING, angle: 12, x: 0.5, y: 0.95, width: 0.5, length: 0.7 };
  const large = designOf({
    photoWidth: 800,
    photoHeight: 800,
    nails: [{ guide }],
    settings: { finish: "glitter", patternType: "marble", texture: "crackle" },
  });
  const other = designOf({
    photoWidth: 900,
    photoHeight: 500,
    nails: [{ guide: { ...guide, angle: -50 } }],
    settings: { finish: "chrome", patternType: "floral" },
  });
  const painted = (tile: NailTile | null | undefined): string => (tile ? bytesOf(tile) : "none");
  const alone = [large, other].map((design) => painted(renderNail(design, 0)));
  const both = [large, other].map((design) => renderInStrips(design, 0));
  let ends = both.map((nail) => nail.next());
  let strips = 1;
  while (ends.some(({ done }) => !done)) {
    ends = ends.map((end, i) => (end.done ? end : (both[i]?.next() ?? end)));
    strips++;
  }
  expect(strips).toBeGreaterThan(4);
  expect(ends.map(({ value }) => painted(value))).toEqual(alone);
});

it("keeps tiles apart: earlier tiles change nothing", () => {
  const one = designOf({ settings: { finish: "glitter", texture: "crackle" } });
  const first = renderNails(one);
  renderNails(designOf({ settings: { finish: "chrome" }, photoWidth: 1400, photoHeight: 1800 }));
  expect(renderNails(one)).toEqual(first);
});

it("lets a nail's own settings override the design's and the prompt's", () => {
  const own = {
    ...RING,
    x: 0.3,
    design: { settings: { finish: "chrome", baseColor: "#123456" } },
  } as const;
  const tiles = (prompt: string): string[] =>
    renderNails(designOf({ nails: [{ guide: own }, { guide: RING }], prompt })).map(bytesOf);
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

it("draws one nail exactly as it draws it among the others", () => {
  const nails = [0.2, 0.5, 0.8].map((x) => ({ guide: { ...RING, x } }));
  const design = designOf({
    nails,
    settings: { patternType: "floral" },
    references: [plain(200, 40, 40), plain(20, 90, 200)],
    weights: { designImage: 40, baseColor: 60 },
  });
  expect(nails.map((_, index) => renderNail(design, index))).toEqual(renderNails(design));
  expect(renderNail(design, 3)).toBeNull();
});

it("covers every nail of every rendered hand with finite light, for every choice", () => {
  fc.assert(
    fc.property(
      settings,
      fc.constantFrom(...HAND_POSES),
      fc.constantFrom(...SKINS),
      (chosen, pose, skin) => {
        const { width, height, guides, light } = handOf({ pose, skin });
        const photo = { width: 400, height: Math.round((400 * height) / width) };
        const design = designOf({
          photoWidth: photo.width,
          photoHeight: photo.height,
          settings: chosen,
          nails: guides.map((at) => ({ guide: at })),
          light,
        });
        const tiles = renderNails(design);
        expect(tiles).toHaveLength(5);
        for (const tile of tiles) expect(faults(tile, photo)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

it("paints a nail by its own guide and light alone, because the preview paints each nail by itself", () => {
  const { guides, light, width, height } = handOf({ pose: "wide", skin: "fair" });
  const settings = { finish: "chrome", patternType: "solid" } as const;
  const about = { photoWidth: width, photoHeight: height, settings };
  const together = designOf({ ...about, nails: guides.map((guide) => ({ guide })), light });
  for (const [i, guide] of guides.entries()) {
    const around = light.nails?.[i];
    if (!around) throw new Error("Each nail of a hand has its light.");
    const each = <T>(item: T): T[] => guides.map(() => item);
    const alone = designOf({
      ...about,
      nails: each({ guide }),
      light: { ...light, nails: each(around) },
    });
    const [here, there] = [renderNail(together, i), renderNail(alone, i)];
    if (!here || !there) throw new Error("The nail lies outside the picture.");
    expect(bytesOf(there) === bytesOf(here) ? "alike" : guide.finger).toBe("alike");
  }
});
