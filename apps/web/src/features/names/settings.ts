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
  square: msg({ message: "square", comment: "nail shape" }),
  squoval: msg({ message: "squoval", comment: "nail shape" }),
  oval: msg({ message: "oval", comment: "nail shape" }),
  rounded: msg({ message: "rounded", comment: "nail shape" }),
  almond: msg({ message: "almond", comment: "nail shape" }),
  "mountain-peak": msg({ message: "mountain peak", comment: "nail shape" }),
  stiletto: msg({ message: "stiletto", comment: "nail shape" }),
  ballerina: msg({ message: "ballerina", comment: "nail shape" }),
  edge: msg({ message: "edge", comment: "nail shape" }),
  lipstick: msg({ message: "lipstick", comment: "nail shape" }),
  flare: msg({ message: "flare", comment: "nail shape" }),
  "arrow-head": msg({ message: "arrow head", comment: "nail shape" }),
};

const LENGTHS: Record<NailLength, MessageDescriptor> = {
  short: msg({ message: "short", comment: "nail length" }),
  medium: msg({ message: "medium", comment: "nail length" }),
  long: msg({ message: "long", comment: "nail length" }),
  "extra-long": msg({ message: "extra long", comment: "nail length" }),
};

const FINISHES: Record<Finish, MessageDescriptor> = {
  glossy: msg({ message: "glossy", comment: "finish" }),
  matte: msg({ message: "matte", comment: "finish" }),
  satin: msg({ message: "satin", comment: "finish" }),
  metallic: msg({ message: "metallic", comment: "finish" }),
  chrome: msg({ message: "chrome", comment: "finish" }),
  glitter: msg({ message: "glitter", comment: "finish" }),
  cateye: msg({ message: "cat-eye", comment: "finish" }),
  jelly: msg({ message: "jelly", comment: "finish" }),
  holographic: msg({ message: "holographic", comment: "finish" }),
  duochrome: msg({ message: "duochrome", comment: "finish" }),
  flake: msg({ message: "flake", comment: "finish" }),
  pearl: msg({ message: "pearl", context: "finish" }),
  shimmer: msg({ message: "shimmer", comment: "finish" }),
  milky: msg({ message: "milky", comment: "finish" }),
  foil: msg({ message: "foil", context: "finish" }),
};

const TEXTURES: Record<Texture, MessageDescriptor> = {
  smooth: msg({ message: "smooth", comment: "texture" }),
  ribbed: msg({ message: "ribbed", comment: "texture" }),
  velvet: msg({ message: "velvet", comment: "texture" }),
  "3d-gel": msg({ message: "3D gel", comment: "texture" }),
  crackle: msg({ message: "crackle", comment: "texture" }),
};

const PATTERNS: Record<Pattern, MessageDescriptor> = {
  solid: msg({ message: "solid", comment: "one plain colour" }),
  french: msg({ message: "french", comment: "pattern" }),
  ombre: msg({ message: "ombre", comment: "pattern" }),
  swirl: msg({ message: "swirl", comment: "pattern" }),
  marble: msg({ message: "marble", comment: "pattern" }),
  floral: msg({ message: "floral", comment: "pattern" }),
  geometric: msg({ message: "geometric", comment: "pattern" }),
  animal: msg({ message: "animal", comment: "pattern" }),
  dots: msg({ message: "dots", comment: "pattern" }),
};

const VIBES: Record<Vibe, MessageDescriptor> = {
  elegant: msg({ message: "elegant", comment: "mood" }),
  minimal: msg({ message: "minimal", comment: "mood" }),
  bold: msg({ message: "bold", comment: "mood" }),
  playful: msg({ message: "playful", comment: "mood" }),
  romantic: msg({ message: "romantic", comment: "mood" }),
  edgy: msg({ message: "edgy", comment: "mood" }),
  natural: msg({ message: "natural", comment: "mood" }),
  futuristic: msg({ message: "futuristic", comment: "mood" }),
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
  "mountain-peak": msg({ message: "peak", comment: "nail shape" }),
  "arrow-head": msg({ message: "arrow", comment: "nail shape" }),
  "extra-long": msg({ message: "extra", comment: "nail length" }),
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
