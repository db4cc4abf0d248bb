import type { ThingKind } from "@lacquer/contracts";
import { crosses } from "../rules/contradictions.ts";
import type { CraftNail, NailStroke } from "../look/read-nails.ts";
import type { Answer, CraftRules, Crossing } from "../rules/shape.ts";

/**
 * A reason why one nail is hard to do by hand, or cannot be done by hand at all. The other fields are the figures in
 * the sentence that describes the fault. Lengths are in mm.
 */
export type Fault = { answer: Exclude<Answer, "fine"> } & (
  | { rule: "line" | "gap"; of: string; width: number; least: number }
  | { rule: "crowded"; of: string; count: number; area: number; room: number }
  | { rule: "free-edge"; freeEdge: number; bed: number; most: number }
  | { rule: "pointed"; freeEdge: number; least: number }
  | { rule: "gradient"; colours: number; most: number; width: number; under: number }
  | { rule: "stone"; thing: number; kind: ThingKind; share: number }
  | { rule: "tip"; thing: number; kind: ThingKind; end: number }
  | { rule: "crossing"; crossing: Crossing }
);
export type Rule = Fault["rule"];

/**
 * The prefix of `of` in a fault of a stroke. It distinguishes strokes from patterns, and the stroke's index in the
 * design follows it.
 */
export const STROKE = "stroke ";

/** True for a stroke that never counts as too thin or too close to another stroke. A sponge leaves no sharp edges. */
const isSoft = ({ brush }: NailStroke): boolean => brush === "sponge";

function lineFaults(nail: CraftNail, { limits: { line } }: CraftRules): Fault[] {
  const fault = (of: string, width: number): Fault => ({
    rule: "line",
    of,
    answer: line.answer,
    width,
    least: line.value,
  });
  const marks = nail.marks
    .filter(({ kind, width }) => kind === "line" && width * nail.width < line.value)
    .map(({ of, width }) => fault(of, width * nail.width));
  const strokes = nail.strokes
    .filter((stroke) => !isSoft(stroke) && stroke.mm < line.value)
    .map((stroke) => fault(`${STROKE}${stroke.at}`, stroke.mm));
  return [...marks, ...strokes];
}

/** Strokes that are farther apart than this, in mm, need no closer check. Every gap that matters is smaller. */
const APART = 1;

function areApart(one: NailStroke, other: NailStroke): boolean {
  const far = APART + (one.mm + other.mm) / 2;
  return ([0, 1] as const).some((axis) => {
    const [a, b] = [one, other].map(({ points }) => points.map((point) => point[axis]));
    if (!a || !b) return false;
    return Math.min(...b) - Math.max(...a) > far || Math.min(...a) - Math.max(...b) > far;
  });
}

/** Returns the gap between two strokes; 0 when they touch. */
function spaceBetween(one: NailStroke, other: NailStroke): number {
  let least = Number.POSITIVE_INFINITY;
  // Bounds are compared before the exact distances, because most pairs of strokes are far apart.
  if (areApart(one, other)) return least;
  for (const [x, y] of one.points)
    for (const [ox, oy] of other.points) least = Math.min(least, Math.hypot(x - ox, y - oy));
  return Math.max(0, least - (one.mm + other.mm) / 2);
}

function gapFaults(nail: CraftNail, { limits: { gap } }: CraftRules): Fault[] {
  const fault = (of: string, width: number): Fault => ({
    rule: "gap",
    of,
    answer: gap.answer,
    width,
    least: gap.value,
  });
  const marks = nail.marks
    .filter((mark) => mark.gap !== undefined && mark.gap * nail.width < gap.value)
    .map((mark) => fault(mark.of, (mark.gap ?? 0) * nail.width));
  const drawn = nail.strokes.filter((stroke) => !isSoft(stroke));
  const strokes = drawn.flatMap((stroke, index) =>
    drawn.slice(index + 1).flatMap((other): Fault[] => {
      const space = spaceBetween(stroke, other);
      return space > 0.01 && space < gap.value ? [fault(`${STROKE}${other.at}`, space)] : [];
    }),
  );
  return [...marks, ...strokes];
}

/** Returns the area in mm² that this nail's hand-painted elements need, and the number of these elements. */
export function elementsOf({ marks, strokes }: CraftNail, { limits }: CraftRules) {
  const painted = marks.filter(({ kind }) => ["ribbon", "field", "flower", "spot"].includes(kind));
  const dotted = marks.filter(({ kind }) => kind === "dot");
  const count = (some: typeof marks) => some.reduce((sum, mark) => sum + mark.count, 0);
  const [brushed, dots] = [count(painted) + strokes.length, count(dotted)];
  return {
    count: brushed + dots,
    need: brushed * limits.paintedArea.value + dots * limits.dottedArea.value,
    of: painted[0]?.of ?? dotted[0]?.of ?? STROKE.trim(),
    isBrushed: brushed > 0,
  };
}

function crowdFaults(nail: CraftNail, rules: CraftRules): Fault[] {
  const { count, need, of, isBrushed } = elementsOf(nail, rules);
  if (need <= nail.area) return [];
  const { answer } = isBrushed ? rules.limits.paintedArea : rules.limits.dottedArea;
  const room = Math.floor((nail.area / need) * count);
  return [
    {
      rule: "crowded",
      of,
      answer,
      count,
      area: nail.area,
      room,
    },
  ];
}

function lengthFaults(nail: CraftNail, { limits }: CraftRules): Fault[] {
  if (nail.build === "extension") return [];
  const faults: Fault[] = [];
  const most = Math.min(limits.freeEdge.value, limits.freeEdgeInBeds.value * nail.bed);
  if (nail.freeEdge > most) {
    const { answer } =
      nail.freeEdge > limits.freeEdge.value ? limits.freeEdge : limits.freeEdgeInBeds;
    faults.push({
      rule: "free-edge",
      answer,
      freeEdge: nail.freeEdge,
      bed: nail.bed,
      most,
    });
  }
  if (
    limits.pointed.shapes.includes(nail.settings.nailShape) &&
    nail.freeEdge < limits.pointed.value
  )
    faults.push({
      rule: "pointed",
      answer: limits.pointed.answer,
      freeEdge: nail.freeEdge,
      least: limits.pointed.value,
    });
  return faults;
}

function thingFaults(nail: CraftNail, { limits }: CraftRules): Fault[] {
  return nail.things.flatMap(({ kind, size, y }, thing): Fault[] => {
    if (kind === "foil" || kind === "decal") return [];
    const faults: Fault[] = [];
    if (size > limits.stoneShare.value)
      faults.push({
        rule: "stone",
        thing,
        answer: limits.stoneShare.answer,
        kind,
        share: limits.stoneShare.value,
      });
    const end = y * nail.length + (size * nail.width) / 2;
    if (end > nail.length - limits.tip.value)
      faults.push({
        rule: "tip",
        thing,
        answer: limits.tip.answer,
        kind,
        end: limits.tip.value,
      });
    return faults;
  });
}

function effectFaults(nail: CraftNail, { crossings, limits }: CraftRules): Fault[] {
  const faults = crossings
    .filter((crossing) => crosses(crossing, nail.settings))
    .map((crossing): Fault => ({ rule: "crossing", crossing, answer: crossing.answer }));
  const { baseColor, accentColor, patternType } = nail.settings;
  const colors = new Set(
    [baseColor, accentColor, ...nail.strokes.map(({ color }) => color)].map((c) => c.toLowerCase()),
  );
  const { gradient } = limits;
  if (patternType === "ombre" && colors.size > gradient.value && nail.width < gradient.mm)
    faults.push({
      rule: "gradient",
      answer: gradient.answer,
      colours: colors.size,
      most: gradient.value,
      width: nail.width,
      under: gradient.mm,
    });
  return faults;
}

/** Returns every reason why this nail should not be done by hand. */
export const faultsOf = (nail: CraftNail, rules: CraftRules): Fault[] => [
  ...lengthFaults(nail, rules),
  ...lineFaults(nail, rules),
  ...gapFaults(nail, rules),
  ...crowdFaults(nail, rules),
  ...thingFaults(nail, rules),
  ...effectFaults(nail, rules),
];
