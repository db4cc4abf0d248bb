import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";

const CATALOGUE = path.resolve(import.meta.dirname, "../../apps/web/locales/pt-BR.po");

const unquoted = (lines: string): string =>
  [...lines.matchAll(/^"(.*)"$/gm)].map(([, text]) => JSON.parse(`"${text}"`) as string).join("");

/** The translations of the studio's messages, by the English message. Messages with a context are left out. */
const translations = new Map(
  readFileSync(CATALOGUE, "utf8")
    .split("\n\n")
    .slice(1)
    .flatMap((entry): [string, string][] => {
      const found = /^msgid ((?:".*"\n?)+)^msgstr ((?:".*"\n?)+)/m.exec(entry);
      if (!found?.[1] || !found[2] || /^msgctxt/m.test(entry)) return [];
      return [[unquoted(found[1]), unquoted(found[2])]];
    }),
);

/** Returns a message in Portuguese. Throws if the catalogue does not have it. */
export function pt(message: string): string {
  const translation = translations.get(message);
  if (!translation) throw new Error(`The catalogue has no translation of “${message}”.`);
  return translation;
}

const VALUE = /\{\w+\}/;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** The messages with values, each with an expression that finds the values in what is shown. */
const forms = [...translations]
  .filter(([message]) => VALUE.test(message) && !/[<,]/.test(message))
  .map(([message, translation]) => ({
    shown: new RegExp(`^${message.split(VALUE).map(escaped).join("(.+)")}$`),
    names: [...message.matchAll(/\{\w+\}/g)].map(([name]) => name),
    translation,
  }));

/** Translates a text that is shown, such as "Account: Ana". A text that is in no message stays as it is. */
function shownInPortuguese(text: string): string {
  const whole = translations.get(text);
  if (whole) return whole;
  for (const { shown, names, translation } of forms) {
    const values = shown.exec(text)?.slice(1);
    if (values)
      return names.reduce((said, name, i) => said.replace(name, values[i] ?? ""), translation);
  }
  return text;
}

/**
 * Translates what a test looks for. An expression also finds the translations of all messages that it fits, so that it may
 * find more than it did in English.
 */
export function inPortuguese<Wanted extends string | RegExp>(wanted: Wanted): string | RegExp {
  if (typeof wanted === "string") return shownInPortuguese(wanted);
  const found = [...translations]
    .filter(([message, translation]) => translation !== "" && wanted.test(message))
    .map(([, translation]) => escaped(translation).replace(/\\\{\w+\\\}/g, ".+"));
  const start = wanted.source.startsWith("^") ? "^" : "";
  return new RegExp([wanted.source, ...found.map((one) => start + one)].join("|"), wanted.flags);
}

/**
 * The messages that count as English. Words that a person typed, and words that are equal in both languages, must not
 * count.
 */
const english = [...translations]
  .filter(([message, translation]) => translation !== "" && message !== translation)
  .map(([message]) => message);
const plain = new Set(english.filter((message) => !/[{<]/.test(message)));
const withValues = english
  .filter((message) => /\{/.test(message) && !/[<,]/.test(message))
  // A message that is nearly all values would match anything.
  .filter((message) => message.replace(/\{\w+\}/g, "").replace(/\W/g, "").length > 6)
  .map((message) => {
    return new RegExp(`^${message.split(VALUE).map(escaped).join(".+")}$`);
  });

/** Returns the English messages that the page shows, or tells a screen reader, now. */
export async function englishOn(page: Page): Promise<string[]> {
  const shown = await page.evaluate(() => {
    const texts = new Set<string>([document.title]);
    for (const element of document.querySelectorAll("body *")) {
      if (element.closest("script, style, noscript, [translate=no]")) continue;
      for (const name of ["aria-label", "title", "placeholder", "alt"])
        texts.add(element.getAttribute(name) ?? "");
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) texts.add(node.textContent ?? "");
    }
    return [...texts].map((text) => text.trim()).filter((text) => text !== "");
  });
  return shown.filter((text) => plain.has(text) || withValues.some((form) => form.test(text)));
}
