import type { CraftNail } from "../look/read-nails.ts";
import type { CraftRules, Work } from "../rules/shape.ts";
import { type Effect, FILM, FINISH_EFFECTS, TEXTURE_EFFECTS } from "./effects.ts";
import { around, type Range } from "./range.ts";

/** The steps of a set, in the order in which they are done. */
export const STEPS = [
  "removal",
  "prep",
  "build",
  "colour",
  "effects",
  "art",
  "things",
  "top",
] as const;
export type StepKey = (typeof STEPS)[number];

/** One piece of work, with its time and the origin of its time. */
export interface Part {
  step: StepKey;
  work: Work;
  /** The number of nails or pieces. For work whose unit is the whole set of ten nails, the share of the set. */
  count: number;
  per: "set" | "nail" | "piece";
  minutes: Range;
  origin: string;
}

const HAND = 5;

/**
 * Returns the number of times that each nail is made: 2 if the design has only one hand, because it is made on both
 * hands.
 */
export function copiesOf(nails: readonly CraftNail[]): 1 | 2 {
  const hands = new Set(nails.flatMap(({ hand }) => hand ?? []));
  return nails.length > HAND || hands.size > 1 ? 1 : 2;
}

/**
 * Returns the number of things that are glued on a nail. They are placed by the designer or added by a mood or a word
 * in the prompt.
 */
function thingsOn(nail: CraftNail): number {
  const placed = nail.things.filter(({ kind }) => kind !== "decal").length;
  const set = nail.marks.filter(({ kind }) => kind === "thing");
  return placed + set.reduce((all, { count }) => all + count, 0);
}

const countOf = (nails: readonly CraftNail[], has: (nail: CraftNail) => boolean): number =>
  nails.filter(has).length;

/** Returns the effects of one nail: finish, topper, texture, and the film of its mood. */
export function effectsOf({ settings }: CraftNail): Effect[] {
  const { finish, topper, texture, styleVibe } = settings;
  return [
    FINISH_EFFECTS[finish],
    TEXTURE_EFFECTS[texture],
    topper && FINISH_EFFECTS[topper],
    styleVibe === "futuristic" && FILM,
  ].filter((effect): effect is Effect => Boolean(effect));
}

/** Returns the pieces of work for a nail's pattern and details, with the count of each. */
function artOf(nail: CraftNail): [Work, number][] {
  const { settings, marks, strokes } = nail;
  const flowers = marks.find(({ kind }) => kind === "flower")?.count ?? 0;
  const pattern: Record<typeof settings.patternType, Work | null> = {
    solid: null,
    french: null,
    ombre: null,
    swirl: "swirl",
    marble: "marble",
    // Four flowers with their leaves are more than a simple motif.
    floral: flowers > 3 ? "flower-detailed" : "flower-simple",
    geometric: "geometric",
    animal: "animal",
    dots: "dots",
  };
  const work = pattern[settings.patternType];
  const has = (test: (mark: (typeof marks)[number]) => boolean) => (marks.some(test) ? 1 : 0);
  return [
    ...(work ? ([[work, 1]] as [Work, number][]) : []),
    ["tape", has(({ kind, isMetal }) => kind === "line" && isMetal === true)],
    ["dots", has(({ of }) => of === "dot")],
    ["bits", has(({ kind }) => kind === "bit")],
    ["stroke", strokes.length],
    ["decal", nail.things.filter(({ kind }) => kind === "decal").length],
  ];
}

type Add = (step: StepKey, work: Work, count: number) => void;

function addBase(nails: readonly CraftNail[], rules: CraftRules, add: Add): void {
  const { removal } = rules.habits;
  const share = (has: (nail: CraftNail) => boolean): number =>
    nails.length === 0 ? 0 : countOf(nails, has) / nails.length;
  if (removal !== "none") add("removal", `removal-${removal}`, 1);
  add("prep", "prep", 1);
  const isExtended = ({ build }: CraftNail) => build === "extension";
  add(
    "build",
    "overlay",
    share(({ build }) => build === "overlay"),
  );
  add("build", "extension", share(isExtended));
  const { long, "extra-long": extra } = rules.lengths;
  add(
    "build",
    "long",
    share((nail) => isExtended(nail) && nail.freeEdge >= long.from && nail.freeEdge < extra.from),
  );
  add(
    "build",
    "extra-long",
    share((nail) => isExtended(nail) && nail.freeEdge >= extra.from),
  );
  const filed = ["stiletto", "ballerina", "edge", "lipstick", "flare", "arrow-head"];
  add(
    "build",
    "shape-filing",
    share((nail) => filed.includes(nail.settings.nailShape)),
  );
  add("colour", "gel-polish", 1);
  const bases = new Set(nails.map(({ settings }) => settings.baseColor.toLowerCase()));
  add("colour", "extra-colour", Math.max(0, bases.size - 2));
  add(
    "colour",
    "french",
    share(({ settings }) => settings.patternType === "french"),
  );
  add(
    "colour",
    "faded",
    share(({ settings }) => settings.patternType === "ombre"),
  );
  for (const work of ["magnet", "rub", "encapsulated"] as const) {
    const count = (nail: CraftNail) => effectsOf(nail).filter((one) => one.work === work).length;
    const all = nails.reduce((sum, nail) => sum + count(nail), 0);
    add("effects", work, nails.length === 0 ? 0 : all / nails.length);
  }
  add("top", "top-coat", 1);
}

function addArt(nails: readonly CraftNail[], copies: number, add: Add): void {
  const textured = (work: Work) => (nail: CraftNail) =>
    effectsOf(nail).some((effect) => effect.work === work);
  for (const work of ["crackle", "ribs", "relief"] as const)
    add("art", work, copies * countOf(nails, textured(work)));
  for (const nail of nails) {
    for (const [work, count] of artOf(nail)) add("art", work, copies * count);
    if (nail.hasPicture) add("art", "picture", copies);
  }
}

function addThings(nails: readonly CraftNail[], copies: number, rules: CraftRules, add: Add): void {
  const { thing, cluster } = rules.times;
  for (const nail of nails) {
    const count = thingsOn(nail);
    // Things are placed one by one, unless placing them as one cluster takes less time.
    if (count * thing.minutes < cluster.minutes) add("things", "thing", copies * count);
    else add("things", "cluster", copies);
  }
}

/** Returns all the work of a set in the order of its steps. Equal pieces of work are counted together. */
export function workOf(nails: readonly CraftNail[], rules: CraftRules): Part[] {
  const parts = new Map<string, Part>();
  const add: Add = (step, work, count) => {
    if (count <= 0) return;
    const { minutes, per, origin } = rules.times[work];
    const key = `${step} ${work}`;
    const all = count + (parts.get(key)?.count ?? 0);
    parts.set(key, {
      step,
      work,
      count: all,
      per,
      minutes: timeOf(work, all * minutes, all, rules),
      origin,
    });
  };
  const copies = copiesOf(nails);
  addBase(nails, rules, add);
  addArt(nails, copies, add);
  addThings(nails, copies, rules, add);
  return STEPS.flatMap((step) => [...parts.values()].filter((part) => part.step === step));
}

/**
 * Returns the time for a piece of work. Nothing is known about the art of a picture, so its time ranges from applying a
 * simple decal to painting everything by hand.
 */
function timeOf(work: Work, minutes: number, count: number, rules: CraftRules): Range {
  const spread = rules.rates.spread.value;
  const most = around(minutes, spread);
  if (work !== "picture") return most;
  const least = around(
    count * Math.min(rules.times.decal.minutes, rules.times.picture.minutes),
    spread,
  );
  return { from: least.from, to: most.to };
}
