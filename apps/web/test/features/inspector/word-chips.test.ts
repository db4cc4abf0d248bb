import { describe, expect, it } from "vitest";
import { withoutWord, wordChips } from "../../../src/features/inspector/word-chips.ts";

describe("wordChips", () => {
  it("shows each understood word as it was written, and what it sets", () => {
    const chips = wordChips("Emerald coffin nails, cat-eye or mirror, gold line");
    expect(chips.map(({ text, sets }) => `${text}: ${sets}`)).toEqual([
      "Emerald: base",
      "coffin: ballerina shape",
      "cat-eye: finish",
      "mirror: chrome finish",
      "gold line: detail",
    ]);
    expect(chips[0]?.color).toBe("#0f6b4a");
    expect(chips[1]?.color).toBeNull();
  });

  it("is empty for words that the renderer does not know", () => {
    expect(wordChips("for my sister's graduation")).toEqual([]);
  });
});

describe("withoutWord", () => {
  const without = (prompt: string, index: number): string => {
    const chip = wordChips(prompt)[index];
    return chip ? withoutWord(prompt, chip) : "";
  };

  it("leaves a tidy sentence behind, in which the word is no longer found", () => {
    expect(without("Deep oxblood, one gold line, quiet", 0)).toBe("one gold line, quiet");
    expect(without("Deep oxblood, matte, quiet", 1)).toBe("Deep oxblood, quiet");
    expect(without("Deep oxblood, matte", 1)).toBe("Deep oxblood");
    expect(without("almond nails in mint please", 1)).toBe("almond nails in please");
    for (const prompt of ["Deep oxblood, matte, quiet", "mint", "French tips. Chrome!"]) {
      const chips = wordChips(prompt);
      for (const chip of chips)
        expect(wordChips(withoutWord(prompt, chip))).toHaveLength(chips.length - 1);
    }
  });
});
