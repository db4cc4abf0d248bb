import type { Finish, Texture } from "@lacquer/contracts";
import type { Work } from "../rules/shape.ts";

/** How an effect is worked, and what it needs. */
export interface Effect {
  work: Work;
  supply: string;
}

const rub = (supply: string): Effect => ({ work: "rub", supply });
const laid = (supply: string): Effect => ({ work: "encapsulated", supply });

/** Finishes that take work of their own; the others come out of the bottle. */
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

/** What a futuristic mood lays over everything. */
export const FILM: Effect = rub("Aurora film powder");
