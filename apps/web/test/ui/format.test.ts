import { expect, test } from "vitest";
import { asSentence, credits, dollars, ordinal, shortTime, signed } from "../../src/ui/format.ts";

test("places in a queue are written as people say them", () => {
  expect([1, 2, 3, 4, 11, 12, 13, 21, 102, 113].map(ordinal)).toEqual([
    "1st",
    "2nd",
    "3rd",
    "4th",
    "11th",
    "12th",
    "13th",
    "21st",
    "102nd",
    "113th",
  ]);
});

test("one credit is singular, cents are not rounded to nothing, and amounts line up", () => {
  expect([credits(1), credits(0), credits(2)]).toEqual(["1 credit", "0 credits", "2 credits"]);
  expect([dollars(0.004), dollars(0.112), dollars(3)]).toEqual(["$0.004", "$0.11", "$3.00"]);
  expect([signed(6), signed(-2)]).toEqual(["+6", "−2"]);
});

test("a time of today is a clock time; an older one has its date", () => {
  const now = new Date("2026-11-22T20:00:00");
  expect(shortTime("2026-11-22T14:05:00", now)).not.toContain("22");
  expect(shortTime("2026-11-20T14:05:00", now)).toContain("20");
});

test("a sentence begins with a capital", () => {
  expect(asSentence("one image")).toBe("One image");
});
