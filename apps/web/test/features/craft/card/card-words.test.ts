import { DEFAULT_SETTINGS } from "@lacquer/contracts";
import { type CraftGiven, nailMap, STUDIO_RULES } from "@lacquer/craft";
import { expect, test } from "vitest";
import {
  besideColours,
  clockWords,
  shapeWords,
  workWords,
} from "../../../../src/features/craft/card/card-words.ts";

const GIVEN: CraftGiven = {
  weights: { drawing: 100, designImage: 0, finish: 100, texture: 100 },
  references: 0,
  photo: { width: 4, height: 3 },
};

const ring = (change: object) => {
  const settings = { ...DEFAULT_SETTINGS, ...change };
  const map = nailMap({ settings, prompt: "", nails: [], strokes: [] }, GIVEN, STUDIO_RULES);
  const line = map.find(({ guide }) => guide.finger === "ring");
  if (!line) throw new Error("Five usual nails have a ring nail.");
  return line;
};

test("a nail is described by shape, length and width", () => {
  expect(shapeWords(ring({ nailShape: "arrow-head", nailLength: "extra-long" }))).toMatch(
    /^Arrow head, extra long \(no\. [5-9]\): \d+\.\d mm of free edge, 11\.0 mm wide$/,
  );
});

test("the work on a nail is listed from the colour to the pattern, without plain settings", () => {
  const plain = { baseColor: "#b3122d", finish: "glossy", patternType: "solid", texture: "smooth" };
  expect(workWords(ring(plain))).toBe("#B3122D · Glossy");
  const rich = { ...plain, finish: "cateye", patternType: "dots", accentColor: "#ffffff" };
  expect(workWords(ring({ ...rich, texture: "3d-gel" }))).toBe(
    "#B3122D · Cat-eye · 3D gel · dots in #FFFFFF",
  );
  expect(workWords({ ...ring(plain), strokes: 1, hasPicture: true })).toBe(
    "#B3122D · Glossy · art copied from the picture · 1 drawn stroke",
  );
  const pieces = [{ kind: "stone" as const, form: "round" as const, mm: 2, color: null, count: 3 }];
  expect(workWords({ ...ring(plain), pieces })).toBe("#B3122D · Glossy · 3 × round stone, 2 mm");
});

test("colours and stones have lists of their own, and all other supplies share one list", () => {
  const pieces = { kind: "pearl" as const, form: null, mm: 2, color: null, count: 4 };
  expect(
    besideColours([
      { kind: "coat", coat: "base" },
      { kind: "colour", color: "#FFFFFF", use: "base" },
      { kind: "thing", pieces },
      { kind: "tip", size: "4", count: 2, chart: "Usual press-on tips" },
    ]),
  ).toEqual(["Base coat", "Tip or form, size 4 × 2"]);
});

test("the clock shows hours only when they have passed", () => {
  expect([0, 9_999, 65_000, 3_909_000].map(clockWords)).toEqual([
    "0:00",
    "0:09",
    "1:05",
    "1:05:09",
  ]);
});
