import {
  CHARM_SHAPES,
  FINGERS,
  FINISHES,
  HAND_POSES,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
  SKINS,
  STONE_CUTS,
  TEXTURES,
  VIBES,
} from "@lacquer/contracts";
import { expect, test } from "vitest";
import portuguese from "../../../locales/pt-BR.po";
import { labelOf, nameOf } from "../../../src/features/names/index.ts";
import { VOCABULARY_MESSAGES } from "../../../src/features/names/vocabulary-messages.ts";
import { speak } from "../../../src/platform/messages.ts";

const WORDS = [
  ...NAIL_SHAPES,
  ...NAIL_LENGTHS,
  ...FINISHES,
  ...TEXTURES,
  ...PATTERNS,
  ...VIBES,
  ...FINGERS,
  ...SKINS,
  ...HAND_POSES,
  ...STONE_CUTS,
  ...CHARM_SHAPES,
];

test("translators are told every word of the vocabulary by the name that the studio looks up", () => {
  for (const [word, { message }] of Object.entries(VOCABULARY_MESSAGES))
    expect(message).toBe(nameOf(word));
});

test("every word of the vocabulary has a Portuguese name", () => {
  // The nail trade in Brazil uses these English words too.
  const same =
    /^(squoval|oval|stiletto|edge|lipstick|flare|glitter|jelly|duochrome|foil|floral|natural)$/;
  speak("pt-BR", portuguese);
  const english = WORDS.filter((one) => !same.test(one)).filter(
    (word) => nameOf(word) === word.replaceAll("-", " "),
  );
  expect(english).toEqual([]);
  expect([nameOf("pearl"), labelOf("arrow-head")]).toEqual(["perolado", "flecha"]);
});
