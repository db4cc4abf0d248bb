import { readRules, STUDIO_RULES, tipOrder, writeRules } from "@lacquer/craft";
import { DEFAULT_SETTINGS } from "@lacquer/contracts";
import { expect, test } from "vitest";
import { withTipWidth } from "../../../../src/features/craft/tips/change-chart.ts";

test("a shop's own width changes the sizes that are ordered, and travels with the rules", () => {
  const given = {
    weights: { drawing: 0, designImage: 0, finish: 50, texture: 50 },
    references: 0,
    photo: { width: 4, height: 3 },
  };
  const work = { settings: DEFAULT_SETTINGS, prompt: "", nails: [], strokes: [] };
  const thumb = (rules: typeof STUDIO_RULES) => tipOrder(work, given, rules)[0]?.size;
  expect(thumb(STUDIO_RULES)).toBe("1");
  const mine = withTipWidth(STUDIO_RULES, 1, 16.2);
  expect(thumb(mine)).toBe("0");
  const read = readRules(writeRules(mine));
  if ("faults" in read) throw new Error("The rules are whole.");
  expect(thumb(read.rules)).toBe("0");
  expect(read.rules.charts[0]?.origin).toBe("yours");
  expect(STUDIO_RULES.charts[0]?.sizes[1]?.mm).toBe(16.5);
});

test("a width that breaks the chart's order is refused when the rules are read", () => {
  const read = readRules(writeRules(withTipWidth(STUDIO_RULES, 1, 30)));
  expect(read).toMatchObject({ faults: [{ problem: "chart-order" }] });
});
