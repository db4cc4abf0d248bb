import type { DesignSettings, NailSettings } from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg, t } from "@lingui/core/macro";
import { i18n } from "../../platform/messages.ts";

/** The name of each setting. */
const SETTINGS: Record<keyof NailSettings, MessageDescriptor> = {
  finish: msg({ message: "Finish", comment: "of a nail polish: glossy, matte, chrome …" }),
  topper: msg({ message: "Topper", comment: "a sheer polish painted over the finish" }),
  texture: msg`Texture`,
  patternType: msg`Pattern`,
  nailShape: msg({ message: "Shape", comment: "of a nail: square, almond …" }),
  nailLength: msg`Length`,
  styleVibe: msg({ message: "Mood", comment: "of a design: elegant, bold …" }),
  baseColor: msg`Base colour`,
  accentColor: msg`Accent colour`,
};

/** Words that are shown under another name, and words whose translation depends on their setting. */
const NAMES: Partial<Record<string, MessageDescriptor>> = {
  cateye: msg({ message: "cat-eye", comment: "finish" }),
  pearl: msg({ message: "pearl", context: "finish" }),
  foil: msg({ message: "foil", context: "finish" }),
  "3d-gel": msg({ message: "3D gel", comment: "texture" }),
  none: msg({ message: "none", context: "topper" }),
};

/** Names that are too long for a picker. */
const SHORT: Partial<Record<string, MessageDescriptor>> = {
  "mountain-peak": msg({ message: "peak", comment: "nail shape" }),
  "arrow-head": msg({ message: "arrow", comment: "nail shape" }),
  "extra-long": msg({ message: "extra", comment: "nail length" }),
};

/** All settings, in the order in which texts name them. */
export const SETTING_KEYS = Object.keys(SETTINGS) as (keyof NailSettings)[];

/** Returns the name of a setting, such as "Base colour". */
export const settingName = (key: keyof NailSettings): string => i18n._(SETTINGS[key]);

/** Returns the name of a setting's value, such as "cat-eye"; see vocabulary-messages.ts. */
export const nameOf = (word: string): string => i18n._(NAMES[word] ?? word.replaceAll("-", " "));

/** Returns the label that a picker shows for a setting's value. */
export function labelOf(word: string): string {
  const short = SHORT[word];
  return short ? i18n._(short) : nameOf(word);
}

export const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Returns a text such as "Chrome with a pearl topper". */
export function finishWords(settings: Pick<DesignSettings, "finish" | "topper">): string {
  const finish = capitalized(nameOf(settings.finish));
  if (!settings.topper) return finish;
  const topper = nameOf(settings.topper);
  return t`${finish} with a ${topper} topper`;
}
