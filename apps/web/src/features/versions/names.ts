import type { ThingKind, Variation } from "@lacquer/contracts";

/** The everyday names of the image providers. */
export const PROVIDER_NAMES: Record<string, string> = {
  renderer: "the built-in renderer",
  openai: "OpenAI",
};

export const VARIATION_NAMES: Record<Variation, string> = {
  same: "nothing: several takes with the same settings",
  colours: "colours",
  accents: "accent nails",
  arrangement: "arrangement",
};

export const KIND_PLURALS: Record<ThingKind, string> = {
  stone: "stones",
  pearl: "pearls",
  charm: "charms",
  foil: "bits of foil",
  decal: "decals",
};
