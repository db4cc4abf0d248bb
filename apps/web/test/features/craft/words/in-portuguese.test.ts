import { DEFAULT_SETTINGS, DEFAULT_WEIGHTS } from "@lacquer/contracts";
import { craftPlan, readRules, STUDIO_RULES, writeRules } from "@lacquer/craft";
import { afterAll, beforeAll, expect, test } from "vitest";
import { craftLine, priceRange } from "../../../../src/features/craft/craft-words.ts";
import { messageFor } from "../../../../src/features/craft/hand-over/messages.ts";
import { ruleText } from "../../../../src/features/craft/words/rule-text.ts";
import { faultWords } from "../../../../src/features/file-faults/index.ts";
import { speak } from "../../../../src/platform/messages.ts";

beforeAll(async () => {
  const { default: catalogue } = await import("../../../../locales/pt-BR.po");
  speak("pt-BR", catalogue);
});

afterAll(() => speak("en", {}));

const planOf = (prompt: string) =>
  craftPlan(
    { settings: { ...DEFAULT_SETTINGS, nailLength: "short" }, prompt, nails: [], strokes: [] },
    { weights: DEFAULT_WEIGHTS, references: 0, photo: { width: 4, height: 3 } },
    STUDIO_RULES,
  );

test("minutes, price and obstacles are said in Portuguese, with a comma in numbers", () => {
  expect(craftLine(planOf("one gold line"))).toBe(
    "≈ 70 min · € 35–50 · quatro unhas difíceis: linhas com menos de 0,2 mm neste comprimento",
  );
  expect(priceRange({ from: 100, to: 130 }, "BRL")).toBe("R$ 100–130");
});

test("the message for the client is Portuguese, with the day in words", () => {
  const plan = { minutes: { from: 80, to: 94 }, price: { from: 100, to: 120 }, currency: "BRL" };
  const slot = new Date(2026, 11, 1, 10, 0);
  expect(messageFor("whatsapp", { name: "Aurora", plan, slot })).toBe(
    "Oi! Seu conjunto “Aurora” leva até 95 minutos e custa R$ 100–120. Fechamos o preço final na cadeira. Te espero terça-feira, 1 de dezembro às 10:00.",
  );
});

test("every text of the starting rules is known in Portuguese; a studio's own text stays as it is", () => {
  const { crossings, charts, times, pieces, widths, lengths, limits, curvature } = STUDIO_RULES;
  const figures = [times, widths, lengths, limits].flatMap((part) => Object.values(part));
  const texts = [
    ...[...figures, ...pieces, ...crossings, ...charts, curvature].map(({ origin }) => origin),
    ...crossings.flatMap(({ reason, order }) => [reason, order]),
    ...charts.map(({ name }) => name),
    "yours",
  ];
  expect(texts.filter((text) => ruleText(text) === text)).toEqual([]);
  expect(ruleText("Meine Preise")).toBe("Meine Preise");
});

test("a faulty file of rules is explained in Portuguese, with the file's own words as they are", () => {
  const words = (find: string, by: string) => {
    const read = readRules(writeRules(STUDIO_RULES).replace(find, by));
    return "faults" in read ? read.faults.map(faultWords) : [];
  };
  expect(words('"currency": "EUR"', '"currency": "euro"')).toEqual([
    "rates.currency: Uma moeda tem três letras maiúsculas, como EUR.",
  ]);
  expect(words('"minutes": 15', '"minutes": "x"')).toEqual([
    "times.removal-gel.minutes: Precisa ser um número.",
  ]);
  expect(words('"from": 3', '"from": 4')).toEqual([
    "“medium” precisa começar em 3 mm, onde o comprimento anterior termina.",
  ]);
});
