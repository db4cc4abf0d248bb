import fc from "fast-check";
import { expect, test } from "vitest";
import { createJobInput, idempotencyKey, listJobsInput, listJobsQuery } from "../src/job.ts";
import { DEFAULT_SETTINGS } from "../src/settings.ts";
import { DEFAULT_WEIGHTS } from "../src/weights.ts";
import { settings, guide } from "./arbitraries.ts";

test("an input with only a prompt gets every default", () => {
  expect(createJobInput.parse({ prompt: "" })).toEqual({
    prompt: "",
    selectedDesignImages: [],
    influenceWeights: DEFAULT_WEIGHTS,
    designSettings: DEFAULT_SETTINGS,
    nails: [],
    imageCount: 1,
    variation: "same",
    graceSeconds: 0,
  });
});

test("a stored design can be parsed again, as a retry does", () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      settings,
      fc.array(guide, { maxLength: 10 }),
      (prompt, design, nails) => {
        const once = createJobInput.parse({ prompt, designSettings: design, nails });
        expect(createJobInput.parse(JSON.parse(JSON.stringify(once)))).toEqual(
          JSON.parse(JSON.stringify(once)),
        );
      },
    ),
  );
});

test("words keep no control characters that could break a database or a terminal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (prompt) => {
      expect(createJobInput.parse({ prompt }).prompt).not.toMatch(
        /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/,
      );
    }),
  );
});

test("either all references have weights or none has", () => {
  const url = "/files/uploads/a";
  const body = (images: number, weights: number) => ({
    prompt: "",
    selectedDesignImages: Array(images).fill(url),
    influenceWeights: { references: Array(weights).fill(50) },
  });
  fc.assert(
    fc.property(fc.nat(8), fc.nat(8), (images, weights) => {
      expect(createJobInput.safeParse(body(images, weights)).success).toBe(images === weights);
    }),
  );
});

test("an idempotency key is 1 to 255 visible characters", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 255 }), (key) => {
      expect(idempotencyKey.safeParse(key).success).toBe(!key.includes(" "));
    }),
  );
  for (const wrong of ["", "k".repeat(256), "schlüssel", "a\nb"]) {
    expect(idempotencyKey.safeParse(wrong).success).toBe(false);
  }
});

test("a page's limit is a number, or text in an address, and at most 100", () => {
  expect(listJobsQuery.parse({ limit: "7" })).toEqual({ limit: 7 });
  expect(listJobsQuery.safeParse({ limit: "101" }).success).toBe(false);
  expect(listJobsInput.safeParse({ limit: "7" }).success).toBe(false);
  fc.assert(
    fc.property(fc.integer(), (limit) => {
      expect(listJobsInput.safeParse({ limit }).success).toBe(limit >= 1 && limit <= 100);
    }),
  );
});
