import { afterEach, expect, test, vi } from "vitest";
import { keep, forget } from "../../src/platform/kept.ts";
import { keepLanguage, language } from "../../src/platform/language.ts";

afterEach(() => {
  vi.restoreAllMocks();
  forget("lacquer.language");
});

const speaking = (...tags: string[]) =>
  vi.spyOn(navigator, "languages", "get").mockReturnValue(tags);

test.each([
  [["pt-BR", "en"], "pt-BR"],
  [["pt-PT"], "pt-BR"],
  [["pt"], "pt-BR"],
  [["de", "pt-BR", "en"], "pt-BR"],
  [["en-GB", "pt-BR"], "en"],
  [["de-DE"], "en"],
  [[], "en"],
])("a browser that speaks %j begins in %s", (tags, expected) => {
  speaking(...tags);
  expect(language()).toBe(expected);
});

test("a kept choice comes before the browser's languages, unless the studio does not have it", () => {
  speaking("pt-BR");
  keepLanguage("en");
  expect(language()).toBe("en");
  keep("lacquer.language", "tlh");
  expect(language()).toBe("pt-BR");
});
