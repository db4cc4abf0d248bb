import { afterEach, expect, test, vi } from "vitest";
import portuguese from "../../locales/pt-BR.po";
import { speak } from "../../src/platform/messages.ts";
import {
  asSentence,
  credits,
  date,
  decimal,
  dollars,
  listed,
  number,
  ordinal,
  percent,
  shortTime,
  signed,
} from "../../src/ui/format.ts";

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

afterEach(() => {
  vi.restoreAllMocks();
  speak("en", {});
});

test("numbers, sums, lists and dates follow the language", () => {
  speak("pt-BR", portuguese);
  expect([number(1234.5), decimal(2, 1), percent(0.4), signed(-1234)]).toEqual([
    "1.234,5",
    "2,0",
    "40%",
    "−1.234",
  ]);
  expect(dollars(0.034).replace(/\s/, " ")).toBe("US$ 0,034");
  expect([credits(1), credits(1234), ordinal(3)]).toEqual(["1 crédito", "1.234 créditos", "3º"]);
  expect(listed(["a", "b", "c"])).toBe("a, b e c");
  expect(date("2026-11-22T14:05:00", { day: "numeric", month: "long" })).toBe("22 de novembro");
});

test("dates follow the region that the browser names", () => {
  const short = { day: "2-digit", month: "2-digit", year: "numeric" } as const;
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["pt-BR", "en-GB"]);
  expect(date("2026-11-22T14:05:00", short)).toBe("22/11/2026");
  vi.spyOn(navigator, "languages", "get").mockReturnValue(["en-US"]);
  expect(date("2026-11-22T14:05:00", short)).toBe("11/22/2026");
});
