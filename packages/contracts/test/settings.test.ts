import fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULT_SETTINGS, designSettings } from "../src/settings.ts";
import { FINISHES, NAIL_SHAPES } from "../src/vocabulary.ts";
import { settings } from "./arbitraries.ts";

test("every part is optional, keeps what was given and fills in the rest", () => {
  fc.assert(
    fc.property(settings, (given) => {
      expect(designSettings.parse(given)).toEqual({ ...DEFAULT_SETTINGS, ...given });
    }),
  );
});

test("the defaults are the documented ones, and what the shape fills in", () => {
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

test("other words, colours and fields are refused", () => {
  const known = new Set<string>([...NAIL_SHAPES, ...FINISHES]);
  fc.assert(
    fc.property(fc.string(), (word) => {
      fc.pre(!known.has(word) && !/^#[0-9a-f]{6}$/i.test(word));
      for (const name of ["nailShape", "finish", "baseColor"]) {
        expect(designSettings.safeParse({ [name]: word }).success).toBe(false);
      }
    }),
  );
  expect(designSettings.safeParse({ nailshape: "oval" }).success).toBe(false);
});
