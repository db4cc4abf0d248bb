import type {
  CharmShape,
  Finger,
  Finish,
  HandPose,
  NailLength,
  NailShape,
  Pattern,
  Skin,
  StoneCut,
  Texture,
  Vibe,
} from "@lacquer/contracts";
import type { MessageDescriptor } from "@lingui/core";
import { msg } from "@lingui/core/macro";

// The English names of the vocabulary's words are the words themselves, so the studio finds their translations without
// these tables. The tables only make the words known to translators and to a test, so the first page does not load
// them.

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

const FINISHES: Record<Exclude<Finish, "pearl" | "foil">, MessageDescriptor> = {
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
  shimmer: msg({ message: "shimmer", comment: "finish" }),
  milky: msg({ message: "milky", comment: "finish" }),
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

const FINGERS: Record<Finger, MessageDescriptor> = {
  thumb: msg({ message: "thumb", comment: "finger" }),
  index: msg({ message: "index", comment: "finger" }),
  middle: msg({ message: "middle", comment: "finger" }),
  ring: msg({ message: "ring", comment: "finger" }),
  little: msg({ message: "little", comment: "finger" }),
};

const SKINS: Record<Skin, MessageDescriptor> = {
  fair: msg({ message: "fair", comment: "skin" }),
  light: msg({ message: "light", comment: "skin" }),
  medium: msg({ message: "medium", comment: "skin" }),
  brown: msg({ message: "brown", comment: "skin" }),
  deep: msg({ message: "deep", comment: "skin" }),
};

const POSES: Record<HandPose, MessageDescriptor> = {
  wide: msg({ message: "wide", comment: "pose of a hand" }),
  upright: msg({ message: "upright", comment: "pose of a hand" }),
};

const FORMS: Record<StoneCut | CharmShape, MessageDescriptor> = {
  round: msg({ message: "round", comment: "cut of a stone" }),
  oval: msg({ message: "oval", comment: "cut of a stone" }),
  square: msg({ message: "square", comment: "cut of a stone" }),
  drop: msg({ message: "drop", comment: "cut of a stone" }),
  marquise: msg({ message: "marquise", comment: "cut of a stone" }),
  star: msg({ message: "star", comment: "shape of a charm" }),
  heart: msg({ message: "heart", comment: "shape of a charm" }),
  bow: msg({ message: "bow", comment: "a ribbon tied in a bow" }),
  moon: msg({ message: "moon", comment: "shape of a charm" }),
  flower: msg({ message: "flower", comment: "shape of a charm" }),
  butterfly: msg({ message: "butterfly", comment: "shape of a charm" }),
};

/** The message of each word of the vocabulary that can be translated without knowing the setting it belongs to. */
export const VOCABULARY_MESSAGES: Readonly<Record<string, MessageDescriptor>> = {
  ...SHAPES,
  ...LENGTHS,
  ...FINISHES,
  ...TEXTURES,
  ...PATTERNS,
  ...VIBES,
  ...FINGERS,
  ...SKINS,
  ...POSES,
  ...FORMS,
};
