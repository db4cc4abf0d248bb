import type { Pattern } from "@lacquer/contracts";
import { animal } from "./animal.ts";
import { dots } from "./dots.ts";
import { floral } from "./floral.ts";
import { french } from "./french.ts";
import { geometric } from "./geometric.ts";
import { marble } from "./marble.ts";
import { ombre } from "./ombre.ts";
import type { PatternPainter } from "./pattern.ts";
import { swirl } from "./swirl.ts";

export const PATTERN_PAINTERS: Record<Pattern, PatternPainter> = {
  solid: () => "",
  french,
  ombre,
  swirl,
  marble,
  floral,
  geometric,
  animal,
  dots,
};
