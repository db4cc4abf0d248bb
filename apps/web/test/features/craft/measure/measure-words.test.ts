import type { NailGuide } from "@lacquer/contracts";
import { CARD, STUDIO_RULES } from "@lacquer/craft";
import { expect, test } from "vitest";
import { readCard } from "../../../../src/features/craft/measure/measure-words.ts";
import { emptyDraft } from "../../../../src/features/tabs/empty-draft.ts";
import type { CardCorners, DraftTab } from "../../../../src/features/tabs/types.ts";

/** A photo that is 200 mm wide and 150 mm high. */
const photo = { url: "/files/a", width: 4_000, height: 3_000 };
const nail: NailGuide = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.06, length: 0.07 };
const tab = (nails: NailGuide[]): DraftTab => ({
  ...emptyDraft("Design 1"),
  originalImage: photo,
  nails,
});

function cardAcross(mm: number): CardCorners {
  const [w, h] = [CARD.width / mm, CARD.height / ((mm * photo.height) / photo.width)];
  return [
    [0, 0],
    [w, 0],
    [w, h],
    [0, h],
  ];
}

const words = (nails: NailGuide[], card: CardCorners) => readCard(tab(nails), card, STUDIO_RULES);

test("a card says how wide each nail is, and how sure that is", () => {
  const both = [nail, { ...nail, finger: "little" as const, width: 0.05 }];
  expect(words(both, cardAcross(200))).toEqual({
    isCard: true,
    words: "Ring nail 12.0 mm, Little nail 10.0 mm wide, accurate to about 4 %.",
  });
});

test("a card without nails waits for them", () => {
  expect(words([], cardAcross(200)).words).toBe(
    "The nails that you place will be measured by this card.",
  );
});

test("points that are no card cannot be kept", () => {
  const [a, b, c] = cardAcross(200);
  expect(words([nail], [a, b, c, c])).toEqual({
    isCard: false,
    words: "These four points are not the corners of a card.",
  });
});

test("a nail that nobody can have asks to look at the corners again", () => {
  expect(words([nail], cardAcross(450)).words).toBe(
    "Ring nail would be 27 mm wide. Check that the points lie on the card's corners.",
  );
});

test("a nail without any size asks the same", () => {
  expect(words([nail], cardAcross(2_000)).words).toBe(
    "Ring nail would have no possible size. Check that the points lie on the card's corners.",
  );
});
