import type { Finish, Texture } from "@lacquer/contracts";
import type { Work } from "../rules/shape.ts";

/** The work and supplies for an effect. */
export interface Effect {
  work: Work;
  supply: string;
}

const rub = (supply: string): Effect => ({ work: "rub", supply });
const laid = (supply: string): Effect => ({ work: "encapsulated", supply });

/** Finishes that need extra work. All other finishes come ready from the bottle. */
export const FINISH_EFFECTS: Partial<Record<Finish, Effect>> = {
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
