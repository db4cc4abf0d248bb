import type { Coat } from "./coat.ts";
import { gloss } from "./gloss.ts";

export const glossy: Coat = {
  depth: 1,
  edge: 1,
  over: (nail, strength) => gloss(nail, strength),
};
