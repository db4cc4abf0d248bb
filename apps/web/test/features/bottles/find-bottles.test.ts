import { expect, test } from "vitest";
import { found } from "../../../src/features/bottles/find-bottles.ts";

const bottle = (name: string, maker: string, code = "") => ({
  id: name.length,
  name,
  maker,
  code,
  finish: "chrome" as const,
  color: "#8A3B52",
  colorOrigin: "hand" as const,
  createdAt: "2026-01-01T00:00:00.000Z",
});
const SHELF = [bottle("Crème brûlée", "Maison", "12"), bottle("Rosewood", "House", "120")];
const names = (words: string) => found(SHELF, words).map(({ name }) => name);

test.each([
  ["", ["Crème brûlée", "Rosewood"]],
  ["creme", ["Crème brûlée"]],
  ["CHROME house", ["Rosewood"]],
  ["12", ["Crème brûlée", "Rosewood"]],
  ["#8a3b52 maison", ["Crème brûlée"]],
  ["chrome velvet", []],
])("%s finds %j", (words, expected) => {
  expect(names(words)).toEqual(expected);
});
