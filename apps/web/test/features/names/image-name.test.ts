import { FINISHES, NAIL_SHAPES } from "@lacquer/contracts";
import { afterEach, expect, test } from "vitest";
import portuguese from "../../../locales/pt-BR.po";
import { capitalized, imageName, nameOf } from "../../../src/features/names/index.ts";
import { speak } from "../../../src/platform/messages.ts";

type Named = Parameters<typeof imageName>[0];
const named = (name: string, settings: object) =>
  imageName({ name, designSettings: settings as Named["designSettings"] });

afterEach(() => speak("en", {}));

test("the first name of an image is said in the chosen language", () => {
  speak("pt-BR", portuguese);
  expect(named("Oval, glossy", { nailShape: "oval", finish: "glossy" })).toBe("Oval, brilhante");
  expect(named("Mountain Peak, cat-eye", { nailShape: "mountain-peak", finish: "cateye" })).toMatch(
    /^[^,]+, olho de gato$/,
  );
});

test("a name that the designer gave stays as it is", () => {
  speak("pt-BR", portuguese);
  expect(named("Bridal", { nailShape: "oval", finish: "glossy" })).toBe("Bridal");
  expect(named("Oval, glossy", { nailShape: "almond", finish: "glossy" })).toBe("Oval, glossy");
});

test("the first name of every shape and finish is recognised", () => {
  speak("pt-BR", portuguese);
  for (const nailShape of NAIL_SHAPES)
    for (const finish of FINISHES) {
      const words = nailShape.split("-").map(capitalized);
      const name = `${words.join(" ")}, ${finish === "cateye" ? "cat-eye" : finish}`;
      expect(named(name, { nailShape, finish })).toBe(
        `${capitalized(nameOf(nailShape))}, ${nameOf(finish)}`,
      );
    }
});
