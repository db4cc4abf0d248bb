import { type CraftNail, readNails } from "../look/read-nails.ts";
import type { CraftGiven, CraftWork } from "../look/work.ts";
import { answersOf, type NailAnswer } from "../verdict/answers.ts";
import { MEASURE_SHARE } from "../measures/nail-measure.ts";
import type { CraftRules } from "../rules/shape.ts";
import { around, type Range, scaled, sum } from "./range.ts";
import { type Pieces, piecesOf, suppliesOf, type Supply } from "./supplies.ts";
import { type Part, STEPS, type StepKey, workOf } from "./work-list.ts";
import { STEP_WORDS } from "./words.ts";

export interface Step {
  key: StepKey;
  title: string;
  /** The work of this step, with coats and cures. */
  says: string[];
  minutes: Range;
  parts: Part[];
}

export interface PricePart {
  name: string;
  price: Range;
  origin: string;
}

/** The plan for making a look as a set of nails for two hands. */
export interface CraftPlan {
  steps: Step[];
  supplies: Supply[];
  minutes: Range;
  price: Range;
  priceParts: PricePart[];
  currency: string;
  nails: NailAnswer[];
  /** Assumptions that the plan makes where no setting gives the value. */
  notes: string[];
}

const effectsSay = (nails: readonly CraftNail[]): string[] => {
  const has = (test: (nail: CraftNail) => boolean) => nails.some(test);
  return [
    has(({ settings }) => settings.finish === "cateye" || settings.texture === "velvet")
      ? ["Hold a magnet over the wet coat, then cure 60 s right away."]
      : [],
    has(({ settings }) => ["chrome", "holographic", "duochrome", "pearl"].includes(settings.finish))
      ? ["No-wipe top, cure 60 s, rub the powder in, seal."]
      : [],
  ].flat();
};

/** The text below a step's title. */
function saysOf(key: StepKey, nails: readonly CraftNail[]): string[] {
  const builds = new Set(nails.map(({ build }) => build));
  const sizes = nails.map(({ freeEdge }) => freeEdge);
  switch (key) {
    case "build": {
      const shapes = [
        ...new Set(nails.map(({ settings }) => settings.nailShape.replace("-", " "))),
      ];
      const [least, most] = [Math.min(...sizes), Math.max(...sizes)].map((mm) => mm.toFixed(0));
      return [
        `Shape: ${shapes.join(", ")}; free edge ${least === most ? least : `${least}–${most}`} mm`,
        ...(builds.has("extension") ? ["Longer than the natural nail: extension, cure."] : []),
      ];
    }
    case "colour": {
      const bases = [...new Set(nails.map(({ settings }) => settings.baseColor.toUpperCase()))];
      return ["Base coat, cure 60 s.", `${bases.join(", ")}: two coats, cure 60 s each.`];
    }
    case "effects":
      return effectsSay(nails);
    case "top": {
      const matte = nails.some(
        ({ settings }) => settings.topper === "matte" || settings.finish === "matte",
      );
      return [
        matte
          ? "Matte top where it is matte, gloss elsewhere; cure 60 s; oil."
          : "Gloss top, cure 60 s; oil.",
      ];
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

function measureNote(nails: readonly CraftNail[]): string {
  const count = nails.filter(({ isMeasured }) => isMeasured).length;
  if (count === 0) return "Nail widths are typical values, not measured.";
  const rest = count < nails.length ? " The other widths are typical values." : "";
  return `Nails are measured with the bank card on the photo, to about ${MEASURE_SHARE * 100} %.${rest}`;
}

function notesOf(work: CraftWork, given: CraftGiven, nails: readonly CraftNail[]): string[] {
  const onNails = new Set(nails.flatMap(({ strokes }) => strokes.map(({ at }) => at)));
  const drawn = given.weights.drawing > 0 && work.nails.length > 0;
  const beside = drawn
    ? work.strokes.filter(({ erase }, at) => !erase && !onNails.has(at)).length
    : 0;
  return [
    ...(work.nails.length === 0
      ? ["No nails on the photo yet: the plan assumes five usual ones."]
      : []),
    measureNote(nails),
    ...(nails.some(({ hasPicture }) => hasPicture)
      ? ["What a picture shows is not read: the range runs from a decal to hand-painting."]
      : []),
    ...(beside > 0
      ? [
          `${beside === 1 ? "One stroke lies" : `${beside} strokes lie`} on the skin beside the nails: not part of this plan.`,
        ]
      : []),
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
    return [{ key, title: STEP_WORDS[key], says: saysOf(key, nails), minutes, parts: mine }];
  });
  const { perHour, currency } = rules.rates;
  const hourly = steps.map(({ title, minutes }): PricePart => ({
    name: title,
    price: scaled(minutes, perHour.value / 60),
    origin: perHour.origin,
  }));
  const sold = piecesOf(nails).map((pieces): PricePart => {
    const { price, origin } = piecePrice(pieces, rules);
    return {
      name: `${pieces.count} × ${pieces.name}, ${pieces.mm} mm`,
      price: around(price, 0),
      origin,
    };
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
