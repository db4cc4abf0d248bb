import type { DesignSettings } from "@lacquer/contracts";
import { adjust } from "../paint/color.ts";
import type { Detail } from "../paint/details.ts";
import { COLOR_MODIFIERS, COLOR_WORDS } from "./colors.ts";
import { ACCENT_NOUNS, CHOICE_WORDS, DETAIL_WORDS, NEGATIONS } from "./vocabulary.ts";

/** What a prompt says in words that the renderer knows. */
export interface ReadPrompt {
  /** Only what the prompt speaks of. */
  settings: Partial<DesignSettings>;
  details: Detail[];
  /** The words and phrases understood, as said, in order. */
  words: string[];
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

/** The longest known phrase of up to two words at this place. */
function phraseAt<T>(
  tokens: readonly string[],
  at: number,
  known: Readonly<Record<string, T>>,
): { value: T; said: string; next: number } | null {
  for (const size of [2, 1]) {
    const said = tokens.slice(at, at + size).join(" ");
    const value = Object.hasOwn(known, said) ? known[said] : undefined;
    if (value !== undefined) return { value, said, next: at + size };
  }
  return null;
}

/**
 * Reads the small vocabulary of `words/` out of a prompt. The first colour is the base and the next the accent,
 * unless the words say otherwise ("white tips", "gold line"); "no" and "without" silence the word after them.
 * Of two words for one setting the later counts. Anything else in the prompt is left alone.
 */
export function readPrompt(prompt: string): ReadPrompt {
  const tokens =
    prompt
      .toLowerCase()
      .replaceAll("-", " ")
      .match(/#[0-9a-f]{6}|[\p{L}\p{N}]+/gu) ?? [];
  const settings: Partial<DesignSettings> = {};
  const details: Detail[] = [];
  const words: string[] = [];
  let at = 0;
  while (at < tokens.length) {
    const negated = NEGATIONS.has(tokens[at - 1] ?? "");
    const color = colorAt(tokens, at);
    if (color) {
      at = color.next;
      if (negated) continue;
      const detail = phraseAt(tokens, at, DETAIL_WORDS);
      if (detail) {
        details.push({ kind: detail.value, color: color.hex });
        words.push(`${color.said} ${detail.said}`);
        at = detail.next;
        continue;
      }
      const nouns = tokens.slice(at, at + 2);
      const forAccent = nouns.some((noun) => ACCENT_NOUNS.has(noun)) && !colorAt(tokens, at);
      const forBase = nouns[0] === "base" || nouns[0] === "background" || nouns[0] === "nails";
      if (forBase || (!forAccent && settings.baseColor === undefined))
        settings.baseColor = color.hex;
      else if (settings.accentColor === undefined) settings.accentColor = color.hex;
      words.push(color.said);
      continue;
    }
    const choice = phraseAt(tokens, at, CHOICE_WORDS);
    const detail = choice ? null : phraseAt(tokens, at, DETAIL_WORDS);
    if (choice && !negated) {
      Object.assign(settings, choice.value);
      words.push(choice.said);
    } else if (detail && !negated) {
      details.push({ kind: detail.value });
      words.push(detail.said);
    }
    at = choice?.next ?? detail?.next ?? at + 1;
  }
  return { settings, details, words };
}
