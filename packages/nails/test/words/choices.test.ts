import {
  FINISHES,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
  TEXTURES,
  TOPPERS,
  VIBES,
} from "@lacquer/contracts";
import { expect, it } from "vitest";
import { readPrompt } from "../../src/words/prompt.ts";
import { CHOICE_WORDS } from "../../src/words/vocabulary.ts";

it.each([
  ["finish", FINISHES],
  ["topper", TOPPERS],
  ["texture", TEXTURES],
  ["patternType", PATTERNS],
  ["nailShape", NAIL_SHAPES],
  ["nailLength", NAIL_LENGTHS],
  ["styleVibe", VIBES],
] as const)("a word exists for every choice of %s", (setting, choices) => {
  const said = new Set(Object.values(CHOICE_WORDS).map((choice) => choice[setting]));
  const unsaid = choices.filter((choice) => !said.has(choice));
  expect(unsaid, "every choice needs a word in src/words/vocabulary.ts").toEqual([]);
});

it("every word is read as its choice, even where it begins with a colour's name", () => {
  const misread = Object.entries(CHOICE_WORDS).filter(
    ([word, choice]) => JSON.stringify(readPrompt(word).settings) !== JSON.stringify(choice),
  );
  expect(misread).toEqual([]);
});
