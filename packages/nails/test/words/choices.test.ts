import { FINISHES, NAIL_LENGTHS, NAIL_SHAPES, PATTERNS, TEXTURES, VIBES } from "@lacquer/contracts";
import { expect, it } from "vitest";
import { CHOICE_WORDS } from "../../src/words/vocabulary.ts";

it.each([
  ["finish", FINISHES],
  ["texture", TEXTURES],
  ["patternType", PATTERNS],
  ["nailShape", NAIL_SHAPES],
  ["nailLength", NAIL_LENGTHS],
  ["styleVibe", VIBES],
] as const)("every %s can be chosen by a word", (setting, choices) => {
  const said = new Set(Object.values(CHOICE_WORDS).map((choice) => choice[setting]));
  const unsaid = choices.filter((choice) => !said.has(choice));
  expect(unsaid, "every choice needs a word in src/words/vocabulary.ts").toEqual([]);
});
