import { type Hand, HANDS, type NailGuide } from "@lacquer/contracts";
import { nailProfile } from "@lacquer/nails";
import { unparse } from "papaparse";
import { type CraftNail, readNails, USUAL_NAILS } from "../look/read-nails.ts";
import type { CraftGiven, CraftWork } from "../look/work.ts";
import type { Point } from "../measures/card.ts";
import { offBy } from "../measures/nail-measure.ts";
import { type PressOn, pressOnSize } from "../measures/press-on.ts";
import { copiesOf } from "../plan/work-list.ts";
import type { CraftRules } from "../rules/shape.ts";

/** One of the tips to order. Its `width` is measured over the nail's curve. All lengths except `natural` are in mm. */
export interface TipLine extends PressOn {
  /** The index of the nail in the design. In the order for a design of one hand, each index occurs twice. */
  index: number;
  guide: NailGuide;
  hand: Hand | null;
  settings: CraftNail["settings"];
  /** The nail's width as seen from above. */
  flat: number;
  /** The natural nail's length, in widths of the nail. */
  natural: number;
  /** The tip's whole length. */
  length: number;
  /** The length of the part beyond the nail bed. */
  freeEdge: number;
  /** False if a usual width is assumed, because nothing on the photo has a known size. */
  isMeasured: boolean;
}

/** Returns the tips for both hands, nail by nail, in the sizes of the first chart of the rules. */
export function tipOrder(work: CraftWork, given: CraftGiven, rules: CraftRules): TipLine[] {
  const [chart] = rules.charts;
  if (!chart) return [];
  const guides = work.nails.length > 0 ? work.nails : USUAL_NAILS;
  const nails = readNails(work, given, rules);
  const lineOf = (nail: CraftNail, hand: Hand | null): TipLine[] => {
    const guide = guides[nail.index];
    if (!guide) return [];
    const { index, settings, width, natural, length, freeEdge, isMeasured } = nail;
    return [
      {
        ...pressOnSize(width, chart, rules.curvature, offBy(nail)),
        index,
        guide,
        hand,
        settings,
        natural,
        length,
        freeEdge,
        isMeasured,
        flat: width,
      },
    ];
  };
  return copiesOf(nails) === 1
    ? nails.flatMap((nail) => lineOf(nail, nail.hand ?? null))
    : HANDS.flatMap((hand) => nails.flatMap((nail) => lineOf(nail, hand)));
}

/** Returns how many tips of each size the order contains, the widest first. A nail that no size fits is not counted. */
export function tipCounts(
  lines: readonly TipLine[],
  { charts: [chart] }: CraftRules,
): { size: string; count: number }[] {
  return (chart?.sizes ?? []).flatMap(({ size }) => {
    const count = lines.filter((line) => line.isInChart && line.size === size).length;
    return count > 0 ? [{ size, count }] : [];
  });
}

const mm = (value: number): string => value.toFixed(1);

/** Returns the order as a table for spreadsheets and shops. */
export const tipOrderCsv = (lines: readonly TipLine[], { charts: [chart] }: CraftRules): string =>
  `${unparse(
    lines.map((line) => ({
      hand: line.hand ?? "",
      finger: line.guide.fingerUnknown ? "" : line.guide.finger,
      size: line.isInChart ? line.size : "",
      or: line.isInChart ? line.orSizes.join(" ") : "",
      width_mm: mm(line.width),
      plus_minus_mm: mm(line.plusMinus),
      length_mm: mm(line.length),
      shape: line.settings.nailShape,
      measured: line.isMeasured ? "yes" : "no",
      chart: chart?.name ?? "",
    })),
    { escapeFormulae: true, newline: "\n" },
  )}\n`;

const OUTLINE_STEPS = 60;

/**
 * Returns the tip's outline in mm: x from the middle, y from the cuticle to the tip. `across` is the width to draw,
 * either as seen from above or over the curve.
 */
export function tipOutline({ settings, natural, flat }: TipLine, across = flat): Point[] {
  const { length, left, right } = nailProfile(settings.nailShape, settings.nailLength, natural);
  const ys = Array.from({ length: OUTLINE_STEPS + 1 }, (_, at) => (at / OUTLINE_STEPS) * length);
  const along = (side: (y: number) => number) => ys.map((y): Point => [side(y) * across, y * flat]);
  return [...along(left), ...along(right).toReversed()];
}
