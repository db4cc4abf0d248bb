import { expect, test } from "vitest";
import { costOf, DEFAULT_RATES, quoteCall } from "../../src/openai/rates.ts";

const tokens = (model: string, quality: string, size: string, partials = 0) =>
  quoteCall(DEFAULT_RATES, { model, quality, size, words: "", partials })?.outputTokens;

test.each([
  ["gpt-image-2", "low", 196, 158],
  ["gpt-image-2", "medium", 1_756, 1_372],
  ["gpt-image-2-2026-04-21", "high", 7_024, 5_488],
  ["gpt-image-1.5", "low", 272, 408],
  ["gpt-image-1.5", "medium", 1_056, 1_584],
  ["gpt-image-1-mini", "high", 4_160, 6_240],
])("%s at %s uses the published number of tokens", (model, quality, square, oblong) => {
  expect(tokens(model, quality, "1024x1024")).toBe(square);
  expect(tokens(model, quality, "1024x1536")).toBe(oblong);
  expect(tokens(model, quality, "1536x1024")).toBe(oblong);
  expect(tokens(model, quality, "1024x1024", 2)).toBe(square + 200);
});

test("an unpublished price is not invented", () => {
  expect(tokens("gpt-image-2.6-sunburst", "medium", "1024x1024")).toBeUndefined();
  expect(tokens("gpt-image-2.5-flare", "low", "1024x1024")).toBeUndefined();
  expect(tokens("gpt-image-2", "auto", "1024x1024")).toBeUndefined();
  expect(tokens("gpt-image-2", "low", "auto")).toBeUndefined();
  expect(tokens("own-model", "low", "1024x1024")).toBeUndefined();
});

test("a call costs its tokens at the rate of the longest matching model name", () => {
  const used = { inputTextTokens: 1_000, inputImageTokens: 2_000, outputTokens: 3_000 };
  expect(costOf(DEFAULT_RATES, "gpt-image-2.6-flare", used)).toBe(5_000 + 16_000 + 90_000);
  expect(costOf(DEFAULT_RATES, "gpt-image-1-mini", used)).toBe(2_000 + 5_000 + 24_000);
  expect(costOf(DEFAULT_RATES, "own-model", used)).toBeNull();
  const rates = { ...DEFAULT_RATES, "gpt-image-2.6-": { textIn: 1, imageIn: 1, out: 1 } };
  expect(costOf(rates, "gpt-image-2.6-flare", used)).toBe(6_000);
  expect(costOf(rates, "gpt-image-2.5-flare", used)).toBe(111_000);
});
