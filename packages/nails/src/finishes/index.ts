import type { Finish } from "@lacquer/contracts";
import { cateye } from "./cateye.ts";
import { chrome } from "./chrome.ts";
import type { Coat } from "./coat.ts";
import { glitter } from "./glitter.ts";
import { glossy } from "./glossy.ts";
import { jelly } from "./jelly.ts";
import { matte } from "./matte.ts";
import { metallic } from "./metallic.ts";
import { satin } from "./satin.ts";

export const COATS: Record<Finish, Coat> = {
  glossy,
  matte,
  satin,
  metallic,
  chrome,
  glitter,
  cateye,
  jelly,
};
