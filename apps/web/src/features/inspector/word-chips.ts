import type { NailSettings } from "@lacquer/contracts";
import { type UnderstoodWord, understoodWords } from "@lacquer/nails";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";
import { nameOf } from "../names/index.ts";

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

const NAMES: Record<keyof NailSettings, MessageDescriptor> = {
  baseColor: msg({ message: "base", context: "setting of a word" }),
  accentColor: msg({ message: "accent", context: "setting of a word" }),
  finish: msg({ message: "finish", context: "setting of a word" }),
  topper: msg({ message: "topper", context: "setting of a word" }),
  texture: msg({ message: "texture", context: "setting of a word" }),
  patternType: msg({ message: "pattern", context: "setting of a word" }),
  nailShape: msg({ message: "shape", context: "setting of a word" }),
  nailLength: msg({ message: "length", context: "setting of a word" }),
  styleVibe: msg({ message: "mood", context: "setting of a word" }),
};

function sets({ settings, detail, said }: UnderstoodWord): string {
  if (detail) return t({ message: "detail", context: "setting of a word" });
  const named = Object.entries(settings).map(([key, chosen]) => {
    const value = chosen ?? "none";
    const setting = i18n._(NAMES[key as keyof NailSettings]);
    const isColor = key === "baseColor" || key === "accentColor";
    const word = nameOf(value);
    const isSaid = word.replaceAll("-", " ") === said;
    return isColor || isSaid
      ? setting
      : t({ message: `${word} ${setting}`, comment: "chrome finish" });
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
