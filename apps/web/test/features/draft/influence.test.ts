import { expect, test } from "vitest";
import { followSources, proposedInfluence } from "../../../src/features/draft/influence.ts";

const nothing = { drawing: false, references: false };
const drawn = { drawing: true, references: false };
const both = { drawing: true, references: true };

test("every proposed split adds up to 100", () => {
  for (const drawing of [true, false]) {
    for (const references of [true, false]) {
      const influence = proposedInfluence({ drawing, references });
      expect(influence.drawing + influence.designImage + influence.baseColor).toBe(100);
      expect(influence.drawing > 0).toBe(drawing);
      expect(influence.designImage > 0).toBe(references);
    }
  }
});

test("the first stroke changes an untouched split, and undo changes it back", () => {
  const influence = followSources(proposedInfluence(nothing), nothing, drawn);
  expect(influence).toEqual(proposedInfluence(drawn));
  expect(influence && followSources(influence, drawn, nothing)).toEqual(proposedInfluence(nothing));
});

test("a split that the designer chose stays", () => {
  const own = { drawing: 10, designImage: 0, baseColor: 90 };
  expect(followSources(own, drawn, both)).toBeNull();
});

test("a second stroke does not change the split", () => {
  expect(followSources(proposedInfluence(drawn), drawn, drawn)).toBeNull();
});
