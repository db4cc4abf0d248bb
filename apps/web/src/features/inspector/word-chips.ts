import type { NailSettings } from "@lacquer/contracts";
import { type UnderstoodWord, understoodWords } from "@lacquer/nails";
import { nameOf } from "./labels.ts";

/** A word of the prompt that is painted, as its chip shows it. */
export interface WordChip {
  key: string;
  /** The word as the designer wrote it. */
  text: string;
  /** The setting that it changes, in a word or two. */
  sets: string;
  /** `#rrggbb` if it names a colour. */
  color: string | null;
  from: number;
  to: number;
}

const NAMES: Record<keyof NailSettings, string> = {
  baseColor: "base",
  accentColor: "accent",
  finish: "finish",
  topper: "topper",
  texture: "texture",
  patternType: "pattern",
  nailShape: "shape",
  nailLength: "length",
  styleVibe: "mood",
};

function sets({ settings, detail, said }: UnderstoodWord): string {
  if (detail) return "detail";
  const named = Object.entries(settings).map(([key, chosen]) => {
    const value = chosen ?? "none";
    const name = NAMES[key as keyof NailSettings];
    const isColor = key === "baseColor" || key === "accentColor";
    const isSaid = nameOf(value).replaceAll("-", " ") === said;
    return isColor || isSaid ? name : `${nameOf(value)} ${name}`;
  });
  return named.join(", ");
}

/** The words of a prompt that the renderer acts on, in order. */
export function wordChips(prompt: string): WordChip[] {
  return understoodWords(prompt).map((word) => ({
    key: `${word.from} ${word.said}`,
    text: prompt.slice(word.from, word.to),
    sets: sets(word),
    color: word.settings.baseColor ?? word.settings.accentColor ?? word.detail?.color ?? null,
    from: word.from,
    to: word.to,
  }));
}

/** The prompt without one of its words, tidied where the word was. */
export function withoutWord(prompt: string, { from, to }: Pick<WordChip, "from" | "to">): string {
  const before = prompt.slice(0, from).replace(/\s+$/, "");
  const after = prompt.slice(to).replace(/^\s+/, "");
  if (before === "") return after.replace(/^[,;.]\s*/, "");
  // One of two commas around the gap must go.
  const rest = /[,;]$/.test(before) ? after.replace(/^[,;]\s*/, "") : after;
  if (rest === "") return before.replace(/[,;]$/, "");
  return /^[,;.!?]/.test(rest) ? `${before}${rest}` : `${before} ${rest}`;
}
