import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, designSettings, nailSettings } from "../src/settings.ts";
import { FINISHES, NAIL_SHAPES } from "../src/vocabulary.ts";
import { settings } from "./arbitraries.ts";

test("every setting is optional: given ones are kept, and the others get their defaults", () => {
  fc.assert(
    fc.property(settings, (given) => {
      expect(designSettings.parse(given)).toEqual({ ...DEFAULT_SETTINGS, ...given });
    }),
  );
});

test("the documented defaults are those that the shape fills in", () => {
  expect(designSettings.parse({})).toEqual(DEFAULT_SETTINGS);
  expect(DEFAULT_SETTINGS).toEqual({
    nailLength: "medium",
    nailShape: "oval",
    finish: "glossy",
    texture: "smooth",
    patternType: "solid",
    styleVibe: "elegant",
    baseColor: "#FF6B9D",
    accentColor: "#FFFFFF",
  });
});

test("unknown words, colours and fields are refused", () => {
  const known = new Set<string>([...NAIL_SHAPES, ...FINISHES]);
  fc.assert(
    fc.property(fc.string(), (word) => {
      fc.pre(!known.has(word) && !/^#[0-9a-f]{6}$/i.test(word));
      for (const name of ["nailShape", "finish", "topper", "baseColor"]) {
        expect(designSettings.safeParse({ [name]: word }).success).toBe(false);
      }
    }),
  );
  expect(designSettings.safeParse({ nailshape: "oval" }).success).toBe(false);
  expect(designSettings.safeParse({ hand: { skin: "green" } }).success).toBe(false);
  expect(designSettings.safeParse({ hand: { side: "left" } }).success).toBe(false);
});

test("a nail may go without the design's topper, and a topper that does not fit a finish is refused", () => {
  expect(nailSettings.parse({ topper: null })).toEqual({ topper: null });
  for (const topper of ["chrome", "glossy", "cateye", ""]) {
    expect(designSettings.safeParse({ topper }).success).toBe(false);
    expect(nailSettings.safeParse({ topper }).success).toBe(false);
  }
});
