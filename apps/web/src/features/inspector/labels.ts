import type { DesignSettings, NailSettings } from "@lacquer/contracts";

/** Labels that differ from the vocabulary's own word. */
const WRITTEN: Record<string, string> = {
  "mountain-peak": "peak",
  "arrow-head": "arrow",
  cateye: "cat-eye",
  "3d-gel": "3D gel",
  "extra-long": "extra",
};

/** What each setting is called. */
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

/** A word of the vocabulary as its picker shows it. */
export const labelOf = (word: string): string => WRITTEN[word] ?? word;

/** The same for screen readers, in full. */
export const nameOf = (word: string): string =>
  ({ cateye: "cat-eye", "3d-gel": "3D gel" })[word] ?? word.replaceAll("-", " ");

export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** "Chrome with a pearl topper". */
export const finishWords = ({
  finish,
  topper,
}: Pick<DesignSettings, "finish" | "topper">): string =>
  capitalized(`${nameOf(finish)}${topper ? ` with a ${nameOf(topper)} topper` : ""}`);
