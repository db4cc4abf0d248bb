import type { Pattern as PatternName } from "@lacquer/contracts";
import { animal } from "./animal.ts";
import { dots } from "./dots.ts";
import { floral } from "./floral.ts";
import { french } from "./french.ts";
import { geometric } from "./geometric.ts";
import { marble } from "./marble.ts";
import { ombre } from "./ombre.ts";
import type { Pattern } from "./pattern.ts";
import { swirl } from "./swirl.ts";

export const PATTERNS: Record<PatternName, Pattern | null> = {
  solid: null,
  french,
  ombre,
  swirl,
  marble,
  floral,
  geometric,
  animal,
  dots,
};
