import type { Texture } from "@lacquer/contracts";
import { crackle } from "./crackle.ts";
import { gel } from "./gel.ts";
import { ribbed } from "./ribbed.ts";
import type { TexturePainter } from "./texture.ts";
import { velvet } from "./velvet.ts";

export const TEXTURE_PAINTERS: Record<Texture, TexturePainter> = {
  smooth: () => "",
  ribbed,
  velvet,
  "3d-gel": gel,
  crackle,
};

/** How much of the finish's sharp reflections a texture leaves: cloth swallows them, relief breaks them up. */
export const REFLECTION_LEFT: Record<Texture, number> = {
  smooth: 1,
  ribbed: 0.5,
  velvet: 0.12,
  "3d-gel": 0.85,
  crackle: 0.7,
};
