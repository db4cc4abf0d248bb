import { expect, test } from "vitest";
import { parseHex, textOn, withRecent } from "../../../src/features/color/color.ts";

test("colours are read in every usual spelling", () => {
  expect(parseHex("#b3202f")).toBe("#B3202F");
  expect(parseHex(" B3202F ")).toBe("#B3202F");
  expect(parseHex("#fa0")).toBe("#FFAA00");
  for (const wrong of ["", "#12345", "red", "#12345G", "##123456"])
    expect(parseHex(wrong)).toBeNull();
});

test("text on a colour is black or white, whichever reads better", () => {
  expect(textOn("#FFFFFF")).toBe("#1F1917");
  expect(textOn("#1E2140")).toBe("#FFFFFF");
  expect(textOn("#FF6B9D")).toBe("#1F1917");
});

test("recent colours are kept without repetition, newest first, up to eight", () => {
  const many = Array.from({ length: 12 }, (_, index) =>
    `#00000${index.toString(16)}`.toUpperCase(),
  );
  const recent = many.reduce(withRecent, [] as string[]);
  expect(recent).toHaveLength(8);
  expect(recent[0]).toBe(many.at(-1));
  expect(withRecent(["#AAAAAA", "#BBBBBB"], "#BBBBBB")).toEqual(["#BBBBBB", "#AAAAAA"]);
});
