import type { Finish, Texture } from "@lacquer/contracts";
import type { Work } from "../rules/shape.ts";

export type EffectSupply =
  | "chrome-powder"
  | "holographic-powder"
  | "duochrome-pigment"
  | "pearl-powder"
  | "aurora-powder"
  | "cat-eye-magnet"
  | "velvet-magnet"
  | "glitter"
  | "opal-flakes"
  | "metal-leaf"
  | "sculpting-gel"
  | "crackle-lacquer";

/** The work and supplies for an effect. */
export interface Effect {
  work: Work;
  supply: EffectSupply;
}

const rub = (supply: EffectSupply): Effect => ({ work: "rub", supply });
const laid = (supply: EffectSupply): Effect => ({ work: "encapsulated", supply });

/** The extra work for each finish; null if the finish comes ready from the bottle. */
export const FINISH_EFFECTS: Record<Finish, Effect | null> = {
  glossy: null,
  matte: null,
  satin: null,
  metallic: null,
  jelly: null,
  shimmer: null,
  milky: null,
  chrome: rub("chrome-powder"),
  holographic: rub("holographic-powder"),
  duochrome: rub("duochrome-pigment"),
  pearl: rub("pearl-powder"),
  cateye: { work: "magnet", supply: "cat-eye-magnet" },
  glitter: laid("glitter"),
  flake: laid("opal-flakes"),
  foil: laid("metal-leaf"),
};

export const TEXTURE_EFFECTS: Partial<Record<Texture, Effect>> = {
  velvet: { work: "magnet", supply: "velvet-magnet" },
  "3d-gel": { work: "relief", supply: "sculpting-gel" },
  ribbed: { work: "ribs", supply: "sculpting-gel" },
  crackle: { work: "crackle", supply: "crackle-lacquer" },
};

/** The film that a futuristic mood adds over everything else. */
export const FILM: Effect = rub("aurora-powder");
