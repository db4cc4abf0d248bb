import type { NailShape } from "@lacquer/contracts";
import { type CraftNail, readNails } from "../look/read-nails.ts";
import type { CraftGiven, CraftWork } from "../look/work.ts";
import { answersOf, type NailAnswer } from "../verdict/answers.ts";
import { MEASURE_SHARE } from "../measures/nail-measure.ts";
import type { CraftRules } from "../rules/shape.ts";
import { around, type Range, scaled, sum } from "./range.ts";
import { type Pieces, piecesOf, suppliesOf, type Supply } from "./supplies.ts";
import { type Part, STEPS, type StepKey, workOf } from "./work-list.ts";

/** One line about a step: its shapes, coats and cures. Lengths are in mm. */
export type StepLine =
  | { says: "shape"; shapes: NailShape[]; freeEdge: Range }
  | { says: "extension" | "base-coat" | "magnet" | "powder" | "matte-top" | "gloss-top" }
  | { says: "colours"; colors: string[] };

export interface Step {
  key: StepKey;
  lines: StepLine[];
  minutes: Range;
  parts: Part[];
}

/** Something that the plan assumes where no setting gives the value. */
export type Note =
  | { note: "usual-widths" | "no-nails" | "picture" }
  | { note: "measured"; share: number; isWhole: boolean }
  | { note: "beside"; strokes: number };

/** What one part of the price pays for: the time of a step, or pieces that are glued on. */
export type PricePart = ({ step: StepKey } | { pieces: Pieces }) & {
  price: Range;
  origin: string;
};

/** The plan for making a look as a set of nails for two hands. */
export interface CraftPlan {
  steps: Step[];
  supplies: Supply[];
  minutes: Range;
  price: Range;
  priceParts: PricePart[];
  currency: string;
  nails: NailAnswer[];
  notes: Note[];
}

function effectLines(nails: readonly CraftNail[]): StepLine[] {
  const has = (test: (nail: CraftNail) => boolean) => nails.some(test);
  const isMagnetic = ({ settings }: CraftNail) =>
    settings.finish === "cateye" || settings.texture === "velvet";
  const isRubbed = ({ settings }: CraftNail) =>
    ["chrome", "holographic", "duochrome", "pearl"].includes(settings.finish);
  return [
    ...(has(isMagnetic) ? [{ says: "magnet" } as const] : []),
    ...(has(isRubbed) ? [{ says: "powder" } as const] : []),
  ];
}

/** Returns what a step's work consists of. */
function linesOf(key: StepKey, nails: readonly CraftNail[]): StepLine[] {
  switch (key) {
    case "build": {
      const edges = nails.map(({ freeEdge }) => freeEdge);
      const shapes = [...new Set(nails.map(({ settings }) => settings.nailShape))];
      const freeEdge = { from: Math.min(...edges), to: Math.max(...edges) };
      return [
        { says: "shape", shapes, freeEdge },
        ...(nails.some(({ build }) => build === "extension")
          ? [{ says: "extension" } as const]
          : []),
      ];
    }
    case "colour": {
      const colors = [...new Set(nails.map(({ settings }) => settings.baseColor.toUpperCase()))];
      return [{ says: "base-coat" }, { says: "colours", colors }];
    }
    case "effects":
      return effectLines(nails);
    case "top": {
      const isMatte = nails.some(
        ({ settings }) => settings.topper === "matte" || settings.finish === "matte",
      );
      return [{ says: isMatte ? "matte-top" : "gloss-top" }];
    }
    default:
      return [];
  }
}

function piecePrice(
  { mm, count }: Pieces,
  { pieces }: CraftRules,
): { price: number; origin: string } {
  const row = pieces.find(({ upToMm }) => mm <= upToMm) ?? pieces.at(-1);
  return { price: count * (row?.price ?? 0), origin: row?.origin ?? "" };
}

function measureNote(nails: readonly CraftNail[]): Note {
  const count = nails.filter(({ isMeasured }) => isMeasured).length;
  if (count === 0) return { note: "usual-widths" };
  return { note: "measured", share: MEASURE_SHARE, isWhole: count === nails.length };
}

function notesOf(work: CraftWork, given: CraftGiven, nails: readonly CraftNail[]): Note[] {
  const onNails = new Set(nails.flatMap(({ strokes }) => strokes.map(({ at }) => at)));
  const drawn = given.weights.drawing > 0 && work.nails.length > 0;
  const strokes = drawn
    ? work.strokes.filter(({ erase }, at) => !erase && !onNails.has(at)).length
    : 0;
  return [
    ...(work.nails.length === 0 ? [{ note: "no-nails" } as const] : []),
    measureNote(nails),
    ...(nails.some(({ hasPicture }) => hasPicture) ? [{ note: "picture" } as const] : []),
    ...(strokes > 0 ? [{ note: "beside", strokes } as const] : []),
  ];
}

/** Returns a look's steps, supplies, minutes and price, and whether each nail can be done by hand. */
export function craftPlan(work: CraftWork, given: CraftGiven, rules: CraftRules): CraftPlan {
  const nails = readNails(work, given, rules);
  const parts = workOf(nails, rules);
  const steps = STEPS.flatMap((key): Step[] => {
    const mine = parts.filter(({ step }) => step === key);
    if (mine.length === 0) return [];
    const minutes = sum(mine.map((part) => part.minutes));
    return [{ key, lines: linesOf(key, nails), minutes, parts: mine }];
  });
  const { perHour, currency } = rules.rates;
  const hourly = steps.map(({ key, minutes }): PricePart => ({
    step: key,
    price: scaled(minutes, perHour.value / 60),
    origin: perHour.origin,
  }));
  const sold = piecesOf(nails).map((pieces): PricePart => {
    const { price, origin } = piecePrice(pieces, rules);
    return { pieces, price: around(price, 0), origin };
  });
  const priceParts = [...hourly, ...sold];
  return {
    steps,
    supplies: suppliesOf(nails, rules),
    minutes: sum(steps.map(({ minutes }) => minutes)),
    price: sum(priceParts.map(({ price }) => price)),
    priceParts,
    currency,
    nails: answersOf(nails, rules),
    notes: notesOf(work, given, nails),
  };
}
