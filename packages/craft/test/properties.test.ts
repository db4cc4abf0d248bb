import {
  DEFAULT_SETTINGS,
  FINISHES,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
  TEXTURES,
  TOPPERS,
  VIBES,
} from "@lacquer/contracts";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BUILDS,
  type CraftPlan,
  craftPlan,
  type CraftRules,
  type CraftWork,
  fixFor,
  readRules,
  STUDIO_RULES,
  writeRules,
} from "../src/index.ts";
import { GIVEN, HAND, strokeAcross, thing } from "./looks.ts";

const settings = fc.record({
  nailLength: fc.constantFrom(...NAIL_LENGTHS),
  nailShape: fc.constantFrom(...NAIL_SHAPES),
  finish: fc.constantFrom(...FINISHES),
  topper: fc.constantFrom(null, ...TOPPERS),
  texture: fc.constantFrom(...TEXTURES),
  patternType: fc.constantFrom(...PATTERNS),
  styleVibe: fc.constantFrom(...VIBES),
});
const things = fc.array(
  fc
    .record({
      kind: fc.constantFrom("stone", "pearl", "foil" as const),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
      size: fc.double({ min: 0.05, max: 1, noNaN: true }),
    })
    .map((one) => thing(one)),
  { maxLength: 5 },
);
const strokes = fc.array(
  fc
    .tuple(
      fc.double({ min: 0.05, max: 2, noNaN: true }),
      fc.double({ min: 0, max: 14, noNaN: true }),
    )
    .map(([mm, up]) => strokeAcross(mm, up)),
  { maxLength: 6 },
);
const prompt = fc.constantFrom(
  "",
  "one fine gold line",
  "crystals, minimal",
  "chrome with confetti and a matte topper",
  "leopard, playful",
  "swirls without glitter",
);
const own = fc.option(settings, { nil: undefined });
const work: fc.Arbitrary<CraftWork> = fc
  .record({ settings, things, strokes, prompt, own, count: fc.integer({ min: 1, max: 5 }) })
  .map(({ settings: chosen, things: placed, strokes: drawn, prompt: said, own: alone, count }) => ({
    settings: { ...DEFAULT_SETTINGS, ...chosen },
    prompt: said,
    strokes: drawn,
    nails: HAND.slice(5 - count).map((guide) =>
      guide.finger === "ring"
        ? { ...guide, design: { placed, ...(alone ? { settings: alone } : {}) } }
        : guide,
    ),
  }));
const rules: fc.Arbitrary<CraftRules> = fc
  .record({
    build: fc.constantFrom(...BUILDS),
    perHour: fc.double({ min: 0, max: 300, noNaN: true }),
    spread: fc.double({ min: 0, max: 0.9, noNaN: true }),
  })
  .map(({ build, perHour, spread }) => ({
    ...STUDIO_RULES,
    habits: { ...STUDIO_RULES.habits, build },
    rates: {
      ...STUDIO_RULES.rates,
      perHour: { value: perHour, origin: "yours" },
      spread: { value: spread, origin: "yours" },
    },
  }));

const TINY = 1e-9;

/** Returns the figures that fell although work was added. */
const fallen = (before: CraftPlan, after: CraftPlan) =>
  (["minutes", "price"] as const).filter(
    (what) =>
      after[what].from < before[what].from - TINY || after[what].to < before[what].to - TINY,
  );

test("minutes and price never fall when work is added", () => {
  const added: fc.Arbitrary<(one: CraftWork) => CraftWork> = fc.oneof(
    fc.constant((one: CraftWork) => ({ ...one, strokes: [...one.strokes, strokeAcross(1, 6)] })),
    fc.nat(4).map((which) => (one: CraftWork) => ({
      ...one,
      nails: one.nails.map((guide, at) =>
        at === which % one.nails.length
          ? {
              ...guide,
              design: { ...guide.design, placed: [...(guide.design?.placed ?? []), thing()] },
            }
          : guide,
      ),
    })),
    fc.constant((one: CraftWork) => ({ ...one, prompt: `${one.prompt}, crystals` })),
  );
  fc.assert(
    fc.property(work, rules, added, (one, data, add) => {
      const after = craftPlan(add(one), GIVEN, data);
      expect(fallen(craftPlan(one, GIVEN, data), after)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("nor when a plain design gets a pattern, an effect, a texture, length or an extension", () => {
  const patches = fc.oneof(
    fc.constantFrom(...PATTERNS).map((patternType) => ({ patternType })),
    fc.constantFrom(...FINISHES).map((finish) => ({ finish })),
    fc.constantFrom(...TEXTURES).map((texture) => ({ texture })),
    fc.constantFrom(...TOPPERS).map((topper) => ({ topper })),
    fc.constantFrom(...NAIL_LENGTHS).map((nailLength) => ({ nailLength })),
  );
  fc.assert(
    fc.property(work, rules, patches, (one, data, patch) => {
      const plain = {
        patternType: "solid",
        finish: "glossy",
        texture: "smooth",
        topper: null,
        nailLength: "short",
      } as const;
      const bare = {
        ...one,
        prompt: "",
        settings: { ...one.settings, ...plain },
        nails: one.nails.map(({ design, ...guide }) => ({
          ...guide,
          design: { placed: design?.placed ?? [] },
        })),
      };
      const more = { ...bare, settings: { ...bare.settings, ...patch } };
      expect(fallen(craftPlan(bare, GIVEN, data), craftPlan(more, GIVEN, data))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("every nail that is not fine has a proposal, and it makes that nail fine", () => {
  fc.assert(
    fc.property(work, rules, (one, data) => {
      const { nails } = craftPlan(one, GIVEN, data);
      const mended = nails.map(({ index }) => {
        const fix = fixFor(one, index, GIVEN, data);
        const after = craftPlan({ ...one, ...fix?.patch }, GIVEN, data).nails[index]?.answer;
        return { isProposed: fix !== null, after };
      });
      expect(mended).toEqual(
        nails.map(({ answer }) => ({ isProposed: answer !== "fine", after: "fine" })),
      );
    }),
    { numRuns: 150 },
  );
});

test("a proposal also mends a design that has no nails yet, and words that ask for the impossible", () => {
  const base = { settings: DEFAULT_SETTINGS, nails: [], strokes: [] };
  for (const said of ["leopard", "chrome, sculpted, matte topper", "a gold line", "swirls"]) {
    const one = { ...base, prompt: said };
    const at = craftPlan(one, GIVEN, STUDIO_RULES).nails.findIndex(
      ({ answer }) => answer !== "fine",
    );
    const fix = fixFor(one, at, GIVEN, STUDIO_RULES);
    const mended = craftPlan({ ...one, ...fix?.patch }, GIVEN, STUDIO_RULES);
    expect({ said, answer: mended.nails[at]?.answer }).toEqual({ said, answer: "fine" });
  }
});

test("ranges contain the sum of their parts", () => {
  fc.assert(
    fc.property(work, rules, (one, data) => {
      const { steps, minutes, price, priceParts } = craftPlan(one, GIVEN, data);
      const parts = steps.flatMap((step) => step.parts);
      const total = (ranges: { from: number; to: number }[], end: "from" | "to") =>
        ranges.reduce((sum, range) => sum + range[end], 0);
      for (const end of ["from", "to"] as const) {
        expect(minutes[end]).toBeCloseTo(
          total(
            parts.map((part) => part.minutes),
            end,
          ),
          6,
        );
        expect(price[end]).toBeCloseTo(
          total(
            priceParts.map((part) => part.price),
            end,
          ),
          6,
        );
      }
      expect(minutes.from).toBeLessThanOrEqual(minutes.to);
      expect(price.from).toBeLessThanOrEqual(price.to);
      for (const { origin } of [...parts, ...priceParts]) expect(origin).not.toBe("");
    }),
  );
});

test("rules come back from their file as they were", () => {
  fc.assert(
    fc.property(rules, (data) => {
      expect(readRules(writeRules(data))).toEqual({ rules: data });
    }),
    { numRuns: 50 },
  );
});
