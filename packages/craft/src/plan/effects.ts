import type { Finish, Texture } from "@lacquer/contracts";
import type { Work } from "../rules/shape.ts";

/** The work and supplies for an effect. */
export interface Effect {
  work: Work;
  supply: string;
}

const rub = (supply: string): Effect => ({ work: "rub", supply });
const laid = (supply: string): Effect => ({ work: "encapsulated", supply });

/** The extra work for each finish; null if the finish comes ready from the bottle. */
export const FINISH_EFFECTS: Record<Finish, Effect | null> = {
  glossy: null,
  matte: null,
  satin: null,
  metallic: null,
  jelly: null,
  shimmer: null,
  milky: null,
  chrome: rub("Chrome powder"),
  holographic: rub("Holographic powder"),
  duochrome: rub("Duochrome pigment"),
  pearl: rub("Pearl powder"),
  cateye: { work: "magnet", supply: "Magnet for cat-eye" },
  glitter: laid("Glitter"),
  flake: laid("Opal flakes"),
  foil: laid("Metal leaf"),
};

export const TEXTURE_EFFECTS: Partial<Record<Texture, Effect>> = {
  velvet: { work: "magnet", supply: "Magnet for velvet" },
  "3d-gel": { work: "relief", supply: "Sculpting gel" },
  ribbed: { work: "ribs", supply: "Sculpting gel" },
  crackle: { work: "crackle", supply: "Crackle lacquer" },
};

/** The film that a futuristic mood adds over everything else. */
export const FILM: Effect = rub("Aurora film powder");
