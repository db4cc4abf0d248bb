import { expect, test } from "vitest";
import { catalogueFaults, countFaults } from "../checks/catalogues.ts";
import { texts } from "../checks/texts.ts";
import { makeTree } from "./tree.ts";

const judged = (code: string) =>
  texts(makeTree({ "apps/web/src/ui/Words.tsx": code })).map((fault) => fault.split(": ")[1]);
const BARE = "this text cannot be translated";
const inPage = (jsx: string) => judged(`export const Words = () => ${jsx};`);

test.each([
  ["text", "<p>Saved</p>"],
  ["text beside a value", "<p>{count} images</p>"],
  ["a label", '<button aria-label="Close" />'],
  ["a template in a title", "<p title={`Close ${name}`} />"],
  ["a choice of texts", '<p>{isOn ? "On" : off}</p>'],
  ["a text in case there is none", '<p>{name ?? "Guest"}</p>'],
  ["a text on a condition", '<p>{isOn && "On"}</p>'],
  ["a hint in an object", '<p>{show({ hint: "Press it again." })}</p>'],
  ["a text in a fragment", "<>Saved</>"],
])("%s outside a message is found", (_, jsx) => {
  expect(inPage(jsx)).toEqual([BARE]);
});

test.each([
  ["a message", "<p title={t`Close ${name}`}>{t`Saved`}</p>"],
  ["a sentence with elements", "<Trans>Read <b>this</b> first</Trans>"],
  ["the product's name", "<p>Lacquer<b>.</b></p>"],
  ["a unit and a number", "<p>{`${size} s`}</p>"],
  ["code", "<code>pnpm start</code>"],
  ["what must not be translated", '<p translate="no">Elvis</p>'],
  ["an address", '<input placeholder="https://example.com/x" />'],
  ["a class", '<p className="field problem" role="alert" />'],
  ["a key in an object", '<p>{show({ label: "key" })}</p>'],
])("%s is no bare text", (_, jsx) => {
  expect(inPage(jsx)).toEqual([]);
});

test("a fault names its file and line", () => {
  const root = makeTree({ "apps/web/src/app/A.tsx": "\n\nexport const a = () => <p>Saved</p>;" });
  expect(texts(root)[0]).toMatch(/^apps\/web\/src\/app\/A\.tsx:3: /);
});

test("a message is not looked up while its module is loaded", () => {
  const uses = (code: string) =>
    judged(`import { msg, plural as count, t } from "@lingui/core/macro";\n${code}`).length;
  expect(uses("export const WORDS = { a: t`Saved` };")).toBe(1);
  expect(uses('export const WORDS = count(2, { one: "#", other: "#" });')).toBe(1);
  expect(uses("export const WORDS = msg`Saved`;")).toBe(0);
  expect(uses("export const words = () => t`Saved`;")).toBe(0);
  expect(uses("class A { words = t`Saved`; }")).toBe(0);
});

test("only the macros of Lingui are imported", () => {
  expect(judged('import { i18n } from "@lingui/core";')).toHaveLength(1);
  expect(judged('import { Trans } from "@lingui/react";')).toHaveLength(1);
  expect(judged('import type { MessageDescriptor } from "@lingui/core";')).toEqual([]);
});

const found = (message: string, translation: string, more = {}) =>
  catalogueFaults({ a: { message, translation, ...more } }, { a: { message } });

test("a translation has the values, tags and cases of its message", () => {
  expect(found("Hello {name}", "Olá, {name}")).toEqual([]);
  expect(found("Hello {name}", "Olá, {nome}")).toHaveLength(1);
  expect(found("Read <0>this</0>", "Leia <0>isto</0>")).toEqual([]);
  expect(found("Read <0>this</0>", "Leia isto")).toHaveLength(1);
  const plural = "{n, plural, one {# look} other {# looks}}";
  expect(found(plural, "{n, plural, one {# visual} other {# visuais}}")).toEqual([]);
  expect(found(plural, "{n} visuais")).toHaveLength(1);
  expect(found(plural, "{n, plural, one {# visual}")).toHaveLength(1);
  expect(found("Saved. ", "Salvo.")).toHaveLength(1);
});

test("a catalogue has exactly the messages of the code, all translated", () => {
  expect(found("Saved", "")).toEqual(["“Saved” is not translated."]);
  expect(found("Saved", "Salvo", { extra: { flags: ["fuzzy"] } })).toHaveLength(1);
  expect(catalogueFaults({}, { a: { message: "Saved" } })[0]).toMatch(/“Saved” is not there/);
  expect(catalogueFaults({ a: { message: "Saved", translation: "Salvo" } }, {})[0]).toMatch(
    /“Saved” is no longer in the code/,
  );
  expect(
    catalogueFaults(
      { a: { message: "Saved", translation: "Salvo" } },
      { a: { message: "Saved", comments: ["A file"] } },
    )[0],
  ).toMatch(/comments in the code that the catalogue lacks/);
});

test("where 0 counts as one, a case without the number is for exactly 1", () => {
  const faults = (translation: string, locale = "pt-BR") =>
    countFaults({ a: { message: "One image", translation } }, locale);
  const silent = "{n, plural, one {Uma imagem} other {# imagens}}";
  expect(faults(silent)).toHaveLength(1);
  expect(faults("<0>{n, plural, one {{name}: imagem} other {# imagens}}</0>")).toHaveLength(1);
  expect(faults("{n, plural, =1 {Uma imagem} other {# imagens}}")).toEqual([]);
  expect(faults("{n, plural, one {# imagem} other {# imagens}}")).toEqual([]);
  expect(faults(silent, "en")).toEqual([]);
});
