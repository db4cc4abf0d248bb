import type { NailSettings } from "@lacquer/contracts";
import { adjust } from "../paint/color.ts";
import type { Detail } from "../paint/details.ts";
import { COLOR_MODIFIERS, COLOR_WORDS } from "./colors.ts";
import { ACCENT_NOUNS, CHOICE_WORDS, DETAIL_WORDS, NEGATIONS } from "./vocabulary.ts";

/** One word or phrase of a prompt that changes what the renderer paints. */
export interface UnderstoodWord {
  /** The word as it was read, in lower case and with spaces instead of hyphens. */
  said: string;
  /** The word's position in the prompt: the index of its first character, and the index after its last character. */
  from: number;
  to: number;
  /** The setting that the word changes. A detail (a gold line, pearls) changes no setting. */
  settings: NailSettings;
  detail: Detail | null;
}

/** What the renderer understands of a prompt. */
export interface ReadPrompt {
  /** Only the settings that the prompt names. */
  settings: NailSettings;
  details: Detail[];
  /** The words and phrases that were understood, as written and in order. */
  words: string[];
}

interface Token {
  text: string;
  from: number;
  to: number;
}

interface Color {
  hex: string;
  said: string;
  next: number;
}

function named(said: string): string | undefined {
  if (/^#[0-9a-f]{6}$/.test(said)) return said;
  return Object.hasOwn(COLOR_WORDS, said) ? COLOR_WORDS[said] : undefined;
}

function colorAt(tokens: readonly string[], at: number): Color | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const pair = `${token} ${tokens[at + 1] ?? ""}`;
  const pairHex = named(pair);
  if (pairHex) return { hex: pairHex, said: pair, next: at + 2 };
  const modifier = Object.hasOwn(COLOR_MODIFIERS, token) ? COLOR_MODIFIERS[token] : undefined;
  if (modifier) {
    const inner = colorAt(tokens, at + 1);
    return inner && { ...inner, hex: adjust(inner.hex, modifier), said: `${token} ${inner.said}` };
  }
  const hex = named(token);
  return hex === undefined ? null : { hex, said: token, next: at + 1 };
}

/** Returns the longest known phrase of up to three words that starts at this word. */
function phraseAt<T>(
  tokens: readonly string[],
  at: number,
  known: Readonly<Record<string, T>>,
): { value: T; said: string; next: number } | null {
  for (const size of [3, 2, 1]) {
    if (at + size > tokens.length) continue;
    const said = tokens.slice(at, at + size).join(" ");
    const value = Object.hasOwn(known, said) ? known[said] : undefined;
    if (value !== undefined) return { value, said, next: at + size };
  }
  return null;
}

function tokensOf(prompt: string): Token[] {
  return [...prompt.matchAll(/#[0-9a-f]{6}|[\p{L}\p{N}]+/giu)].map((match) => ({
    text: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/**
 * Reads the small vocabulary of `words/` from a prompt. The first colour is the base and the second is the accent,
 * unless the words say otherwise ("white tips", "gold line"). "no" and "without" switch off the word after them. When
 * two words choose the same setting, the later word counts, but both are listed. All other words are ignored.
 */
export function understoodWords(prompt: string): UnderstoodWord[] {
  const places = tokensOf(prompt);
  const tokens = places.map(({ text }) => text);
  const understood: UnderstoodWord[] = [];
  const isSet = (key: keyof NailSettings): boolean =>
    understood.some(({ settings }) => settings[key] !== undefined);
  const note = (
    said: string,
    first: number,
    next: number,
    means: { settings?: NailSettings; detail?: Detail },
  ): void => {
    const from = places[first]?.from ?? 0;
    const to = places[next - 1]?.to ?? from;
    const { settings = {}, detail = null } = means;
    understood.push({ said, from, to, settings, detail });
  };
  let at = 0;
  while (at < tokens.length) {
    const start = at;
    const negated = NEGATIONS.has(tokens[at - 1] ?? "");
    const color = colorAt(tokens, at);
    const choice = phraseAt(tokens, at, CHOICE_WORDS);
    // "Milk bath" and "pearl topper" begin with the name of a colour, but do not mean that colour.
    if (color && color.next >= (choice?.next ?? 0)) {
      at = color.next;
      if (negated) continue;
      const detail = phraseAt(tokens, at, DETAIL_WORDS);
      if (detail) {
        at = detail.next;
        note(`${color.said} ${detail.said}`, start, at, {
          detail: { kind: detail.value, color: color.hex },
        });
        continue;
      }
      const nouns = tokens.slice(at, at + 2);
      const forAccent = nouns.some((noun) => ACCENT_NOUNS.has(noun)) && !colorAt(tokens, at);
      const forBase = nouns[0] === "base" || nouns[0] === "background" || nouns[0] === "nails";
      const isBase = forBase || (!forAccent && !isSet("baseColor"));
      if (isBase) note(color.said, start, at, { settings: { baseColor: color.hex } });
      else if (!isSet("accentColor"))
        note(color.said, start, at, { settings: { accentColor: color.hex } });
      continue;
    }
    const detail = choice ? null : phraseAt(tokens, at, DETAIL_WORDS);
    at = choice?.next ?? detail?.next ?? at + 1;
    if (choice && !negated) note(choice.said, start, at, { settings: choice.value });
    else if (detail && !negated) note(detail.said, start, at, { detail: { kind: detail.value } });
  }
  return understood;
}

/** Combines the words that `understoodWords` finds into settings and details. */
export function readPrompt(prompt: string): ReadPrompt {
  const understood = understoodWords(prompt);
  return {
    settings: Object.assign({}, ...understood.map(({ settings }) => settings)),
    details: understood.flatMap(({ detail }) => (detail ? [detail] : [])),
    words: understood.map(({ said }) => said),
  };
}
