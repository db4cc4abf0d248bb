import { expect, test } from "vitest";
import { matchWords } from "../../../src/features/commands/match-words.ts";

test("a choice is found by the beginnings of its words, in any order", () => {
  const stiletto = ["Shape Stiletto", "Stiletto"];
  for (const typed of ["stil", "Stiletto", "shape sti", "sti shape", ""])
    expect(matchWords("", typed, stiletto)).toBe(1);
});

test("letters scattered over several words find nothing", () => {
  const request = ["What we will send", "Make", "request preview prompt"];
  expect(matchWords("", "stiletto", request)).toBe(0);
  expect(matchWords("", "tiletto", ["Stiletto"])).toBe(0);
});
