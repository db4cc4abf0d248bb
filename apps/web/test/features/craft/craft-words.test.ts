import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS } from "@lacquer/contracts";
import { craftPlan, type NailAnswer, STUDIO_RULES } from "@lacquer/craft";
import { expect, test } from "vitest";
import {
  byHand,
  craftLine,
  exactPrice,
  minutesRange,
  priceRange,
} from "../../../src/features/craft/craft-words.ts";
import { countWords } from "../../../src/features/craft/words/step-words.ts";

const planOf = (prompt: string) =>
  craftPlan(
    { settings: { ...DEFAULT_SETTINGS, nailLength: "short" }, prompt, nails: [], strokes: [] },
    { weights: DEFAULT_WEIGHTS, references: 0, photo: { width: 4, height: 3 } },
    STUDIO_RULES,
  );

test("the line states minutes, price and the obstacles to making the look by hand", () => {
  expect(craftLine(planOf(""))).toBe("≈ 50 min · 25–35 € · all by hand");
  expect(craftLine(planOf("one gold line"))).toBe(
    "≈ 70 min · 35–50 € · four nails hard: lines thinner than 0.2 mm at this length",
  );
});

test("nails that cannot be made at all come first, with the most common reason", () => {
  const gap = { rule: "gap", of: "swirl", answer: "hard", width: 0.1, least: 0.3 } as const;
  const line = { rule: "line", of: "swirl", answer: "hard", width: 0.1, least: 0.2 } as const;
  const wide = { rule: "stone", thing: 0, answer: "not", kind: "stone", share: 0.6 } as const;
  const nail = (faults: NailAnswer["faults"], answer: NailAnswer["answer"]): NailAnswer => ({
    index: 0,
    finger: "ring",
    hand: undefined,
    answer,
    faults,
  });
  const nails = [
    nail([gap], "hard"),
    nail([wide], "not"),
    nail([line, gap], "hard"),
    nail([], "fine"),
  ];
  expect(byHand(nails)).toBe(
    "one nail not by hand: stones too wide for the nail · two nails hard: gaps under 0.3 mm",
  );
});

test("the rounded range contains the exact one", () => {
  expect(priceRange({ from: 61.2, to: 74.1 }, "EUR")).toBe("60–75 €");
  expect(priceRange({ from: 8.2, to: 9.9 }, "BRL")).toBe("8–10 R$");
  expect(priceRange({ from: 30, to: 30 }, "XYZ")).toBe("30 XYZ");
  expect(exactPrice({ from: 0.4, to: 0.4 }, "GBP")).toBe("0.40 £");
  expect(minutesRange({ from: 9.2, to: 10.8 })).toBe("9–11 min");
});

test("the count of a piece of work depends on whether it is for the set, a nail or a piece", () => {
  expect([
    countWords(1, "set"),
    countWords(0.4, "set"),
    countWords(2, "nail"),
    countWords(1, "nail"),
    countWords(6, "piece"),
  ]).toEqual(["", "40 % of the set", "2 nails", "1 nail", "6 ×"]);
});
