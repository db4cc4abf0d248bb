import type { Random } from "./random.ts";

/** The values that break servers most often. Every field gets all of them. */
export const WORST: readonly [unknown, ...unknown[]] = [
  "a\u0000b",
  "a\ud800",
  "\u{1F485}",
  "x".repeat(100_000),
  2 ** 31,
  {},
  ["\u0000"],
  null,
];

/** Values that have broken servers before. All can be written as JSON. */
const HOSTILE: readonly [unknown, ...unknown[]] = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udc00b",
  "\u202e\ufeff\u200b",
  "",
  " ",
  "x".repeat(100_000),
  "\u{1F485}".repeat(5_000),
  "__proto__",
  "constructor",
  "NaN",
  "%00",
  "../../../../etc/passwd",
  "'; drop table users; --",
  "http://169.254.169.254/",
  "javascript:alert(1)",
  "//example.test",
  "2147483648",
  "99999999999999999999",
  "-1",
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999Z",
  "00000000-0000-4000-8000-000000000000",
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  1e308,
  -1,
  0,
  1.5,
  true,
  false,
  null,
  {},
  { a: { b: 1 } },
  { "\u0000": 1 },
  { "\ud800": 1 },
  { toString: 1, length: -1 },
  { $ne: null },
  { equals: 1 },
  [],
  [[]],
  [null],
  ["\u0000"],
  Array(1_000).fill(0),
  nested(500),
];

/** Returns one of the values that have broken servers before. */
export function hostile(random: Random): unknown {
  return random.pick(random.below(2) === 0 ? WORST : HOSTILE);
}

function nested(depth: number): unknown {
  let value: unknown = [];
  for (let i = 0; i < depth; i += 1) value = [value];
  return value;
}
