import type { DesignSettings, NailSettings } from "@lacquer/contracts";

/** Labels that differ from the word in the vocabulary. */
const WRITTEN: Record<string, string> = {
  "mountain-peak": "peak",
  "arrow-head": "arrow",
  cateye: "cat-eye",
  "3d-gel": "3D gel",
  "extra-long": "extra",
};

/** The name of each setting. */
export const SETTING_NAMES: Record<keyof NailSettings, string> = {
  finish: "Finish",
  topper: "Topper",
  texture: "Texture",
  patternType: "Pattern",
  nailShape: "Shape",
  nailLength: "Length",
  styleVibe: "Mood",
  baseColor: "Base colour",
  accentColor: "Accent colour",
};

/** Returns the label that a picker shows for a word of the vocabulary. */
export const labelOf = (word: string): string => WRITTEN[word] ?? word;

/** Returns the full name of a word of the vocabulary, for screen readers. */
export const nameOf = (word: string): string =>
  ({ cateye: "cat-eye", "3d-gel": "3D gel" })[word] ?? word.replaceAll("-", " ");

export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Returns a text such as "Chrome with a pearl topper". */
export const finishWords = ({
  finish,
  topper,
}: Pick<DesignSettings, "finish" | "topper">): string =>
  capitalized(`${nameOf(finish)}${topper ? ` with a ${nameOf(topper)} topper` : ""}`);
