import type { Finish as FinishName } from "@lacquer/contracts";
import { cateye } from "./cateye.ts";
import { chrome } from "./chrome.ts";
import { duochrome } from "./duochrome.ts";
import type { Finish } from "./finish.ts";
import { flake } from "./flake.ts";
import { foil } from "./foil.ts";
import { glitter } from "./glitter.ts";
import { holographic } from "./holographic.ts";
import { jelly } from "./jelly.ts";
import { matte } from "./matte.ts";
import { metallic } from "./metallic.ts";
import { milky } from "./milky.ts";
import { pearl } from "./pearl.ts";
import { shimmer } from "./shimmer.ts";

export const FINISHES: Record<FinishName, Finish> = {
  glossy: { coat: 1, coatRoughness: 0, metalRoughness: 0 },
  matte,
  satin: { coat: 0.8, coatRoughness: 2, metalRoughness: 1 },
  metallic,
  chrome,
  glitter,
  cateye,
  jelly,
  holographic,
  duochrome,
  flake,
  pearl,
  shimmer,
  milky,
  foil,
};
