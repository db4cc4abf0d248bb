export {
  colorDifference,
  type Match,
  type Nearness,
  nearestBottles,
  nearnessOf,
  type ShelfBottle,
} from "./bottles/nearest-bottle.ts";
export { readBottles, writeBottles } from "./bottles/read-bottles.ts";
export { type FileFault, valueProblem, type ValueProblem } from "./files/file-fault.ts";
export { USUAL_NAILS } from "./look/read-nails.ts";
export type { CraftGiven, CraftStroke, CraftWork } from "./look/work.ts";
export { type NailLine, nailMap } from "./plan/nail-map.ts";
export {
  type CraftPlan,
  craftPlan,
  type Note,
  type PricePart,
  type Step,
  type StepLine,
} from "./plan/plan.ts";
export type { EffectSupply } from "./plan/effects.ts";
export type { Part, StepKey } from "./plan/work-list.ts";
export type { Range } from "./plan/range.ts";
export type { Coat, PieceKind, Pieces, Supply, Tool } from "./plan/supplies.ts";
export { readRules, writeRules } from "./rules/read-rules.ts";
export {
  type Build,
  BUILDS,
  type CraftRules,
  type Removal,
  REMOVALS,
  type Work,
} from "./rules/shape.ts";
export { STUDIO_RULES } from "./rules/studio-rules.ts";
export { type Fix, fixFor, type NailAnswer } from "./verdict/answers.ts";
export type { Change } from "./verdict/candidates.ts";
export type { Fault, Rule } from "./verdict/faults.ts";
export { CARD, type Corners, mmFromCard, mmFromCardOn, type Point } from "./measures/card.ts";
export { findCard, type Gray } from "./measures/find-card.ts";
export { lengthNumber, lengthWord, measured } from "./measures/nail-measure.ts";
export { pressOnSize } from "./measures/press-on.ts";
export { tipCounts, type TipLine, tipOrder, tipOrderCsv, tipOutline } from "./tips/tip-order.ts";
