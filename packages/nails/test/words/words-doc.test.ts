import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { COLOR_MODIFIERS, COLOR_WORDS } from "../../src/words/colors.ts";
import { CHOICE_WORDS, DETAIL_WORDS } from "../../src/words/vocabulary.ts";

it("docs/words.md lists every word that the painter understands", () => {
  const text = readFileSync(resolve(import.meta.dirname, "../../../../docs/words.md"), "utf8");
  const listed = new Set(text.split(/[|,.:\n]/).map((part) => part.trim().replace(/^and /, "")));
  const words = [CHOICE_WORDS, DETAIL_WORDS, COLOR_WORDS, COLOR_MODIFIERS].flatMap((known) =>
    Object.keys(known),
  );
  expect(
    words.filter((word) => !listed.has(word)),
    "every word must stand in docs/words.md, with what it chooses",
  ).toEqual([]);
});
