import { expect, test } from "vitest";
import { followLeaders, proposedLead } from "../../../src/features/draft/influence.ts";

const nothing = { drawing: false, references: false };
const drawn = { drawing: true, references: false };
const both = { drawing: true, references: true };

test("every proposal adds up to 100", () => {
  for (const drawing of [true, false]) {
    for (const references of [true, false]) {
      const lead = proposedLead({ drawing, references });
      expect(lead.drawing + lead.designImage + lead.baseColor).toBe(100);
      expect(lead.drawing > 0).toBe(drawing);
      expect(lead.designImage > 0).toBe(references);
    }
  }
});

test("the first stroke moves an untouched split, and taking it back moves it back", () => {
  const lead = followLeaders(proposedLead(nothing), nothing, drawn);
  expect(lead).toEqual(proposedLead(drawn));
  expect(lead && followLeaders(lead, drawn, nothing)).toEqual(proposedLead(nothing));
});

test("a split that the designer chose stays", () => {
  const own = { drawing: 10, designImage: 0, baseColor: 90 };
  expect(followLeaders(own, drawn, both)).toBeNull();
});

test("a second stroke changes nothing", () => {
  expect(followLeaders(proposedLead(drawn), drawn, drawn)).toBeNull();
});
