import { expect, test } from "vitest";
import { digestOf } from "../../src/platform/digest.ts";

test("a text has the same digest each time, of a length that fits an idempotency key", () => {
  expect(digestOf("Oxblood & gold")).toBe(digestOf("Oxblood & gold"));
  expect(digestOf("")).toMatch(/^[0-9a-f]{32}$/);
});

test("a hundred thousand texts that differ by a digit have as many digests, and no part repeats across the parts", () => {
  const all = Array.from({ length: 100_000 }, (_, at) => digestOf(`{"x":0.${at},"y":1}`));
  expect(new Set(all).size).toBe(all.length);
  // The four parts must differ from each other; otherwise the digest would be no better than one of its parts.
  const lanes = (digest: string) => digest.match(/.{8}/g) ?? [];
  expect(all.filter((digest) => new Set(lanes(digest)).size < 4)).toEqual([]);
});
