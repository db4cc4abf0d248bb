import type {
  DesignSettings,
  Finish,
  NailLength,
  NailSettings,
  NailShape,
  Pattern,
  Texture,
  Vibe,
} from "@lacquer/contracts";
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

const SHAPES: Record<NailShape, MessageDescriptor> = {
  square: msg({ message: "square", context: "nail shape" }),
  squoval: msg({ message: "squoval", context: "nail shape" }),
  oval: msg({ message: "oval", context: "nail shape" }),
  rounded: msg({ message: "rounded", context: "nail shape" }),
  almond: msg({ message: "almond", context: "nail shape" }),
  "mountain-peak": msg({ message: "mountain peak", context: "nail shape" }),
  stiletto: msg({ message: "stiletto", context: "nail shape" }),
  ballerina: msg({ message: "ballerina", context: "nail shape" }),
  edge: msg({ message: "edge", context: "nail shape" }),
  lipstick: msg({ message: "lipstick", context: "nail shape" }),
  flare: msg({ message: "flare", context: "nail shape" }),
  "arrow-head": msg({ message: "arrow head", context: "nail shape" }),
};

const LENGTHS: Record<NailLength, MessageDescriptor> = {
  short: msg({ message: "short", context: "nail length" }),
  medium: msg({ message: "medium", context: "nail length" }),
  long: msg({ message: "long", context: "nail length" }),
  "extra-long": msg({ message: "extra long", context: "nail length" }),
};

const FINISHES: Record<Finish, MessageDescriptor> = {
  glossy: msg({ message: "glossy", context: "finish" }),
  matte: msg({ message: "matte", context: "finish" }),
  satin: msg({ message: "satin", context: "finish" }),
  metallic: msg({ message: "metallic", context: "finish" }),
  chrome: msg({ message: "chrome", context: "finish" }),
  glitter: msg({ message: "glitter", context: "finish" }),
  cateye: msg({ message: "cat-eye", context: "finish" }),
  jelly: msg({ message: "jelly", context: "finish" }),
  holographic: msg({ message: "holographic", context: "finish" }),
  duochrome: msg({ message: "duochrome", context: "finish" }),
  flake: msg({ message: "flake", context: "finish" }),
  pearl: msg({ message: "pearl", context: "finish" }),
  shimmer: msg({ message: "shimmer", context: "finish" }),
  milky: msg({ message: "milky", context: "finish" }),
  foil: msg({ message: "foil", context: "finish" }),
};

const TEXTURES: Record<Texture, MessageDescriptor> = {
  smooth: msg({ message: "smooth", context: "texture" }),
  ribbed: msg({ message: "ribbed", context: "texture" }),
  velvet: msg({ message: "velvet", context: "texture" }),
  "3d-gel": msg({ message: "3D gel", context: "texture" }),
  crackle: msg({ message: "crackle", context: "texture" }),
};

const PATTERNS: Record<Pattern, MessageDescriptor> = {
  solid: msg({ message: "solid", context: "pattern", comment: "one plain colour" }),
  french: msg({ message: "french", context: "pattern" }),
  ombre: msg({ message: "ombre", context: "pattern" }),
  swirl: msg({ message: "swirl", context: "pattern" }),
  marble: msg({ message: "marble", context: "pattern" }),
  floral: msg({ message: "floral", context: "pattern" }),
  geometric: msg({ message: "geometric", context: "pattern" }),
  animal: msg({ message: "animal", context: "pattern" }),
  dots: msg({ message: "dots", context: "pattern" }),
};

const VIBES: Record<Vibe, MessageDescriptor> = {
  elegant: msg({ message: "elegant", context: "mood" }),
  minimal: msg({ message: "minimal", context: "mood" }),
  bold: msg({ message: "bold", context: "mood" }),
  playful: msg({ message: "playful", context: "mood" }),
  romantic: msg({ message: "romantic", context: "mood" }),
  edgy: msg({ message: "edgy", context: "mood" }),
  natural: msg({ message: "natural", context: "mood" }),
  futuristic: msg({ message: "futuristic", context: "mood" }),
};

/** No two settings share a word. */
const WORDS: Partial<Record<string, MessageDescriptor>> = {
  ...SHAPES,
  ...LENGTHS,
  ...FINISHES,
  ...TEXTURES,
  ...PATTERNS,
  ...VIBES,
  none: msg({ message: "none", context: "topper" }),
};

/** Names that are too long for a picker. */
const SHORT: Partial<Record<string, MessageDescriptor>> = {
  "mountain-peak": msg({ message: "peak", context: "nail shape" }),
  "arrow-head": msg({ message: "arrow", context: "nail shape" }),
  "extra-long": msg({ message: "extra", context: "nail length" }),
};

/** All settings, in the order in which texts name them. */
export const SETTING_KEYS = Object.keys(SETTINGS) as (keyof NailSettings)[];

/** Returns the name of a setting, such as "Base colour". */
export const settingName = (key: keyof NailSettings): string => i18n._(SETTINGS[key]);

/** Returns the name of a setting's value, such as "cat-eye"; a word that no setting has stays as it is. */
export function nameOf(word: string): string {
  const name = WORDS[word];
  return name ? i18n._(name) : word.replaceAll("-", " ");
}

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
