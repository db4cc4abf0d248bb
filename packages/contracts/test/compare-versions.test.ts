import fc from "fast-check";
import { expect, test } from "vitest";
import { compareVersions, type Version, type VersionChange } from "../src/compare-versions.ts";
import { DEFAULT_SETTINGS } from "../src/settings.ts";
import { VARIATIONS } from "../src/vocabulary.ts";
import { DEFAULT_WEIGHTS } from "../src/weights.ts";
import { guide, settings, thing } from "./arbitraries.ts";

const url = fc.constantFrom("a", "b", "c", "d").map((name) => `/files/uploads/${name}`);
const own = fc.record(
  { settings, placed: fc.array(thing, { maxLength: 3 }) },
  { requiredKeys: [] },
);
const nail = fc.tuple(guide, fc.option(own, { nil: undefined })).map(([place, design]) => ({
  ...place,
  ...(design && { design }),
}));
const version = fc
  .record({
    prompt: fc.constantFrom("", "one fine gold line", "frosted"),
    originalImage: fc.option(url),
    selectedDesignImages: fc.array(url, { maxLength: 4 }),
    drawingImageUrl: fc.option(url),
    designSettings: settings.map((some) => ({ ...DEFAULT_SETTINGS, ...some })),
    nails: fc.array(nail, { maxLength: 4 }),
    imageCount: fc.integer({ min: 1, max: 4 }),
    variation: fc.option(fc.constantFrom(...VARIATIONS)),
    provider: fc.option(fc.constantFrom("renderer", "openai")),
    strokes: fc.option(
      fc.array(
        fc.uuid().map((id) => ({ id })),
        { maxLength: 3 },
      ),
    ),
    drawing: fc.integer({ min: 0, max: 50 }),
    hasWeights: fc.boolean(),
  })
  .map(
    ({ drawing, hasWeights, ...rest }) =>
      ({
        ...rest,
        influenceWeights: {
          ...DEFAULT_WEIGHTS,
          drawing,
          baseColor: 100 - drawing,
          ...(hasWeights && {
            references: rest.selectedDesignImages.map((_, index) => 10 * (index + 1)),
          }),
        },
      }) as Version,
  );

const turned = (changes: readonly VersionChange[]) =>
  changes.map((change) => ({ ...change, from: change.to, to: change.from }));

/**
 * Returns the same version as another program might have stored it: the fields of each object in the opposite order.
 */
const shuffled = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      part !== null && typeof part === "object" && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toReversed())
        : part,
    ),
  ) as T;

test("a version does not differ from itself, however its fields were stored", () => {
  fc.assert(
    fc.property(version, (one) => {
      expect(compareVersions(one, one)).toEqual([]);
      expect(compareVersions(one, shuffled(one))).toEqual([]);
    }),
  );
});

test("the other way round it is the same list with both sides swapped", () => {
  fc.assert(
    fc.property(version, version, (one, other) => {
      expect(compareVersions(other, one)).toEqual(turned(compareVersions(one, other)));
    }),
  );
});

test("a setting that differs is told once, with what it was and what it is", () => {
  const KEYS = [
    "nailShape",
    "nailLength",
    "finish",
    "texture",
    "patternType",
    "baseColor",
  ] as const;
  fc.assert(
    fc.property(version, version, fc.constantFrom(...KEYS), (one, other, key) => {
      const [from, to] = [one.designSettings[key], other.designSettings[key]];
      const changed = { ...one, designSettings: { ...one.designSettings, [key]: to } };
      const isSame = from.toUpperCase() === to.toUpperCase();
      const told = compareVersions(one, changed).map((change) => ({
        ...change,
        to: String(change.to).toUpperCase(),
        from: String(change.from).toUpperCase(),
      }));
      const change = { part: key, nail: null, from: from.toUpperCase(), to: to.toUpperCase() };
      expect(told).toEqual(isSame ? [] : [change]);
    }),
  );
});

test("nothing that was painted from goes untold", () => {
  const FIELDS = ["prompt", "originalImage", "imageCount", "provider", "nails"] as const;
  fc.assert(
    fc.property(version, version, fc.constantFrom(...FIELDS), (one, other, field) => {
      const changed = { ...one, [field]: other[field] } as Version;
      const isSame = JSON.stringify(one[field]) === JSON.stringify(changed[field]);
      if (field === "nails") fc.pre(isSame || one.nails.length !== changed.nails.length);
      expect(compareVersions(one, changed).length > 0).toBe(!isSame);
    }),
  );
});

const plain: Version = {
  prompt: "",
  originalImage: "/files/uploads/hand",
  selectedDesignImages: [],
  drawingImageUrl: null,
  influenceWeights: DEFAULT_WEIGHTS,
  designSettings: DEFAULT_SETTINGS,
  nails: [{ finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.2 }],
  imageCount: 1,
  variation: "same",
  provider: "renderer",
};
const changesTo = (changed: Partial<Version>) => compareVersions(plain, { ...plain, ...changed });

test("each part of a version is compared", () => {
  const ring = plain.nails[0];
  if (!ring) throw new Error("no nail");
  const settled = (changed: Partial<Version["designSettings"]>) =>
    changesTo({ designSettings: { ...DEFAULT_SETTINGS, ...changed } });
  expect(settled({ finish: "matte" })).toEqual([
    { part: "finish", nail: null, from: "glossy", to: "matte" },
  ]);
  expect(settled({ topper: "pearl" })).toMatchObject([{ part: "topper", from: null, to: "pearl" }]);
  expect(settled({ hand: { skin: "deep" } })).toMatchObject([{ part: "skin", to: "deep" }]);
  expect(settled({ light: { angle: 90 } })).toMatchObject([{ part: "light", from: null }]);
  expect(settled({ whiteBalance: "photo" })).toEqual([]);
  expect(settled({ whiteBalance: "auto" })).toMatchObject([{ part: "whiteBalance", to: "auto" }]);
  expect(settled({ whitePoint: "#E6D0A0" })).toMatchObject([
    { part: "whiteBalance", to: "#E6D0A0" },
  ]);
  expect(settled({ baseColor: "#ff6b9d" })).toEqual([]);
  expect(changesTo({ prompt: "gold" })).toMatchObject([{ part: "words", from: null, to: "gold" }]);
  expect(changesTo({ nails: [] })).toMatchObject([{ part: "nail", from: true, to: null }]);
  expect(changesTo({ nails: [{ ...ring, x: 0.4 }] })).toMatchObject([{ part: "place" }]);
  const stone = { kind: "stone" as const, x: 0.5, y: 0.5, size: 0.2, angle: 0 };
  expect(
    changesTo({
      nails: [
        { ...ring, design: { settings: { finish: "chrome", topper: null }, placed: [stone] } },
      ],
    }),
  ).toEqual([
    { part: "finish", nail: { finger: "ring", hand: null, nth: 1 }, from: null, to: "chrome" },
    { part: "topper", nail: { finger: "ring", hand: null, nth: 1 }, from: null, to: "none" },
    { part: "things", nail: { finger: "ring", hand: null, nth: 1 }, from: null, to: [stone] },
  ]);
});

test("a reference is told once: added, moved among the others, or with another weight", () => {
  const two = { ...plain, selectedDesignImages: ["a", "b"] };
  const swapped = { ...plain, selectedDesignImages: ["b", "a"] };
  expect(compareVersions(two, swapped)).toEqual([
    { part: "referenceOrder", nail: null, from: ["a", "b"], to: ["b", "a"] },
  ]);
  expect(compareVersions(plain, { ...plain, selectedDesignImages: ["a"] })).toMatchObject([
    { part: "reference", from: null, to: { url: "a", weight: 100 } },
  ]);
});

test("a drawing uploaded twice is the same drawing; one whose strokes are not known goes by its picture", () => {
  const drawn = (drawingImageUrl: string, ...ids: string[]): Version => ({
    ...plain,
    drawingImageUrl,
    strokes: ids.map((id) => ({ id })),
  });
  expect(compareVersions(drawn("a", "1"), drawn("b", "1"))).toEqual([]);
  expect(
    compareVersions(drawn("a", "1"), { ...drawn("b", "1"), layers: [{ id: "faded" }] }),
  ).toMatchObject([{ part: "drawing" }]);
  expect(compareVersions(drawn("a", "1"), drawn("b", "1", "2"))).toMatchObject([
    { part: "drawing", from: { strokes: 1 }, to: { strokes: 2 } },
  ]);
  expect(
    compareVersions({ ...drawn("a"), strokes: null }, { ...drawn("b"), strokes: null }),
  ).toMatchObject([{ part: "drawing", from: { strokes: null } }]);
});
