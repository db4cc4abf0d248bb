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
