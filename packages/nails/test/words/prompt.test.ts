import { describe, expect, it } from "vitest";
import { readPrompt, renderNails, understoodWords } from "../../src/index.ts";
import { designOf } from "../designs.ts";

describe("readPrompt", () => {
  it("reads a designer's sentence", () => {
    const read = readPrompt(
      "Deep oxblood, one fine gold line across each nail, quiet and expensive",
    );
    expect(read.settings.styleVibe).toBe("elegant");
    expect(read.settings.baseColor).toMatch(/^#[0-9a-f]{6}$/);
    expect(read.settings.accentColor).toBeUndefined();
    expect(read.details).toEqual([{ kind: "line", color: "#c9993f" }]);
    expect(read.words).toEqual(["deep oxblood", "gold line", "quiet"]);
  });

  it("uses the first colour as the base, and a colour of details as the accent", () => {
    expect(readPrompt("emerald nails with gold").settings).toEqual({
      baseColor: "#0f6b4a",
      accentColor: "#c9993f",
    });
    expect(readPrompt("white tips on a nude base").settings).toEqual({
      patternType: "french",
      accentColor: "#fbfaf7",
      baseColor: "#dcb59d",
    });
    expect(readPrompt("#12AB9f marble").settings).toEqual({
      baseColor: "#12ab9f",
      patternType: "marble",
    });
  });

  it("knows finishes, patterns, shapes, lengths and vibes", () => {
    expect(readPrompt("extra-long coffin, cat-eye, leopard print, edgy, velvet").settings).toEqual({
      nailLength: "extra-long",
      nailShape: "ballerina",
      finish: "cateye",
      patternType: "animal",
      styleVibe: "edgy",
      texture: "velvet",
    });
  });

  it("leaves out what the sentence refuses, and every unknown word", () => {
    expect(readPrompt("no glitter, without flowers, not red")).toEqual({
      settings: {},
      details: [],
      words: [],
    });
    expect(readPrompt("something for my sister's graduation; constructor toString")).toEqual({
      settings: {},
      details: [],
      words: [],
    });
    expect(readPrompt("").words).toEqual([]);
  });

  it("lets the words that can be painted override the pickers", () => {
    const spoken = renderNails(
      designOf({ prompt: "emerald french", settings: { baseColor: "#ff0000" } }),
    );
    const picked = renderNails(
      designOf({ settings: { baseColor: "#0f6b4a", patternType: "french" } }),
    );
    expect(spoken).toEqual(picked);
  });
});

describe("understoodWords", () => {
  it("says where each word is and what it sets", () => {
    const prompt = "Deep Oxblood, cat-eye; a GOLD line";
    const words = understoodWords(prompt);
    expect(words.map(({ from, to }) => prompt.slice(from, to))).toEqual([
      "Deep Oxblood",
      "cat-eye",
      "GOLD line",
    ]);
    expect(words.map(({ settings }) => Object.keys(settings))).toEqual([
      ["baseColor"],
      ["finish"],
      [],
    ]);
    expect(words[2]?.detail).toEqual({ kind: "line", color: "#c9993f" });
  });
});
