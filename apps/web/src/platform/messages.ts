import type { MessageDescriptor } from "@lingui/core";

// The build turns Lingui's macros into calls of these functions (see build/messages.ts). It also compiles all messages,
// so no parser is needed here.

/** A text with `{names}`, or its parts if it has plurals or other cases. */
export type Message = string | Part[];
type Part = string | [name: string, kind?: string, cases?: Cases];
type Cases = { offset?: number } & Record<string, Message | number | undefined>;
export type Values = Record<string, unknown>;
export type Catalogue = Record<string, Message>;

let translations: Catalogue = {};
let language = "en";

/** Called once, before anything is shown. */
export function speak(chosen: string, catalogue: Catalogue): void {
  language = chosen;
  translations = catalogue;
}

/**
 * Returns the chosen language together with the user's region, such as "en-GB", because the form of dates and numbers
 * depends on the region.
 */
export function locale(): string {
  const [base] = language.split("-");
  return navigator.languages.find((one) => one.split("-")[0] === base) ?? language;
}

/**
 * Returns a message in the chosen language. The catalogue has it under its id, or under its own text if it has no id.
 */
function translated(message: Message, values?: Values, id?: string): string {
  return filled(translations[id ?? (message as string)] ?? message, values);
}

/**
 * Returns a text of the server in the chosen language; null if the catalogue does not have the text, which is always so
 * in English.
 */
export function fromServer(text: string): string | null {
  return text in translations ? translated(text) : null;
}

export const i18n = {
  _(message: Message | MessageDescriptor, values?: Values, id?: string): string {
    if (typeof message === "string" || Array.isArray(message))
      return translated(message, values, id);
    return translated(message.message ?? message.id, values ?? message.values, message.id);
  },
};

function filled(message: Message, values: Values = {}, count?: number): string {
  if (typeof message === "string")
    return message.replace(/\{(\w+)\}/g, (all, name: string) =>
      Object.hasOwn(values, name) ? shown(values[name]) : all,
    );
  return message.map((part) => filledPart(part, values, count)).join("");
}

function filledPart(part: Part, values: Values, count?: number): string {
  if (part === "#" && count !== undefined) return count.toLocaleString(locale());
  if (typeof part === "string") return part;
  const [name, kind, cases] = part;
  const value = values[name];
  if (!cases) return shown(value);
  const ofCase = (rule: string) => (Object.hasOwn(cases, rule) ? cases[rule] : undefined);
  if (kind === "select") return filled((ofCase(shown(value)) ?? cases["other"]) as Message, values);
  const rest = Number(value) - (cases.offset ?? 0);
  const type = kind === "plural" ? "cardinal" : "ordinal";
  const rule = new Intl.PluralRules(language, { type }).select(rest);
  const chosen = ofCase(shown(value)) ?? ofCase(rule) ?? cases["other"];
  return filled(chosen as Message, values, rest);
}

const shown = (value: unknown) => String(value ?? "");
