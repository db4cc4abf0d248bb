import { expect, test } from "vitest";
import { cutText, LacquerError, refuseUnstorable } from "../src/index.ts";

const faultOf = (value: unknown) => {
  try {
    refuseUnstorable(value);
    return null;
  } catch (error) {
    return error instanceof LacquerError ? [error.code, error.message.split(": ")[0]] : error;
  }
};
const WORDS = "The text contains a null character or half a character. Remove it.";

test.each<[unknown, string]>([
  ["a\u0000b", WORDS],
  ["\ud83d", WORDS],
  ["\ude00\ud83d", WORDS],
  [{ nails: [{ name: "x" }, { name: "\u0000" }] }, "nails.1.name"],
  [{ nails: { "\ud800": 1 } }, "nails"],
  [[["ok", ["\udc00"]]], "0.1.0"],
])("refuses %j and says where", (value, where) => {
  expect(faultOf(value)).toEqual(["invalid_input", where]);
});

test("visits a circular value once, and looks only through plain values", () => {
  const ring: { self?: unknown; name?: string } = {};
  ring.self = [ring];
  expect(faultOf(ring)).toBeNull();
  ring.name = "\u0000";
  expect(faultOf({ ring })).toEqual(["invalid_input", "ring.name"]);
  expect(faultOf(Object.assign(new Date(0), { name: "\u0000" }))).toBeNull();
  expect(faultOf(Object.assign(Object.create(null), { name: "\u0000" }))).not.toBeNull();
});

test("accepts every other value, however deep", () => {
  let deep: unknown = "end";
  for (let i = 0; i < 100_000; i += 1) deep = [deep];
  expect(faultOf({ deep, last: "\u0000" })).toEqual(["invalid_input", "last"]);
  const fine = ["", "💅🏽", "\u0001\ufffd\u202e", 2 ** 60, null, undefined, true, new Date(0), deep];
  for (const value of [...fine, fine, { fine }, Buffer.from([0])])
    expect(faultOf(value)).toBeNull();
});

test("looks into an Error and its fields", () => {
  const named = Object.assign(new Error("fine"), { name: "a\u0000b" });
  expect(faultOf({ named })).toEqual(["invalid_input", "named.name"]);
  expect(faultOf({ told: new Error("a\u0000b") })).toEqual([
    "invalid_input",
    expect.stringMatching(/^told\./),
  ]);
});

test("a text is cut between characters", () => {
  expect(cutText("ab💅", 3)).toBe("ab");
  expect(cutText("ab💅", 4)).toBe("ab💅");
  expect(faultOf(cutText("💅".repeat(20), 33))).toBeNull();
});
