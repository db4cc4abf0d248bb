import type { Texture as TextureName } from "@lacquer/contracts";
import { crackle } from "./crackle.ts";
import { gel } from "./gel.ts";
import { ribbed } from "./ribbed.ts";
import type { Texture } from "./texture.ts";
import { velvet } from "./velvet.ts";

export const TEXTURES: Record<TextureName, Texture | null> = {
  smooth: null,
  ribbed,
  velvet,
  "3d-gel": gel,
  crackle,
};
