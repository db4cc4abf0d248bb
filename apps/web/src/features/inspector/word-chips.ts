import type { NailSettings } from "@lacquer/contracts";
import { type UnderstoodWord, understoodWords } from "@lacquer/nails";
import { nameOf } from "./labels.ts";

/** A painted word of the prompt, in the form that its chip shows. */
export interface WordChip {
  key: string;
  /** The word as the designer wrote it. */
  text: string;
  /** The setting that the word changes, in one or two words. */
  sets: string;
  /** The colour as `#rrggbb` if the word names a colour; otherwise null. */
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

/** Returns the words of a prompt that the renderer uses, in their order. */
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

/** Returns the prompt without one of its words, and tidies the text around the gap. */
export function withoutWord(prompt: string, { from, to }: Pick<WordChip, "from" | "to">): string {
  const before = prompt.slice(0, from).replace(/\s+$/, "");
  const after = prompt.slice(to).replace(/^\s+/, "");
  if (before === "") return after.replace(/^[,;.]\s*/, "");
  // If the gap is between two commas, one of them is removed.
  const rest = /[,;]$/.test(before) ? after.replace(/^[,;]\s*/, "") : after;
  if (rest === "") return before.replace(/[,;]$/, "");
  return /^[,;.!?]/.test(rest) ? `${before}${rest}` : `${before} ${rest}`;
}
