import {
  DEFAULT_SETTINGS,
  NAIL_LENGTHS,
  type NailGuide,
  type NailLength,
  type NailSettings,
  type NailShape,
  type PlacedThing,
  type Vibe,
} from "@lacquer/contracts";
import { type UnderstoodWord, understoodWords } from "@lacquer/nails";
import type { CraftNail } from "../look/read-nails.ts";
import type { CraftStroke, CraftWork } from "../look/work.ts";
import { type CraftRules, patchOf } from "../rules/shape.ts";
import { type Fault, STROKE } from "./faults.ts";

/** One change of the design. */
export type Change =
  | { does: "drop-stroke" | "fewer-strokes" | "no-pattern" | "no-fade" | "drop-word" }
  | { does: "smaller-thing" | "move-thing" | "shrink-and-move-thing" | "drop-thing" }
  | { does: "widen-stroke"; mm: number }
  | { does: "mood"; vibe: Vibe }
  | { does: "length"; nailLength: NailLength; nailShape?: NailShape }
  | { does: "shape"; nailShape: NailShape }
  | { does: "uncross"; settings: NailSettings };

/** A change that may fix a fault. */
export interface Candidate<S extends CraftStroke> {
  change: Change;
  work: CraftWork<S>;
}

/** Moods, ordered by how little they change a design. */
const VIBES: readonly Vibe[] = ["bold", "elegant", "natural", "minimal", "romantic"];

function withoutWords(prompt: string, drop: (word: UnderstoodWord) => boolean): string {
  return understoodWords(prompt)
    .filter(drop)
    .toReversed()
    .reduce((text, { from, to }) => text.slice(0, from) + text.slice(to), prompt)
    .replaceAll(/\s+/g, " ")
    .replaceAll(/(^|,)\s*,/g, "$1")
    .trim();
}

const withNail = <S extends CraftStroke>(
  work: CraftWork<S>,
  index: number,
  change: (guide: NailGuide) => NailGuide["design"],
): CraftWork<S> => ({
  ...work,
  nails: work.nails.map((guide, at) =>
    at === index ? { ...guide, design: change(guide) } : guide,
  ),
});

/** Changes a setting of one nail. While the design has no separate nails, the setting of all nails is changed. */
function withSettings<S extends CraftStroke>(
  work: CraftWork<S>,
  index: number,
  patch: NailSettings,
): CraftWork<S> {
  if (work.nails.length > 0)
    return withNail(work, index, ({ design }) => ({
      ...design,
      settings: { ...design?.settings, ...patch },
    }));
  const said = (word: UnderstoodWord) => Object.keys(word.settings).some((key) => key in patch);
  return {
    ...work,
    settings: { ...work.settings, ...patch },
    prompt: withoutWords(work.prompt, said),
  };
}

const withThing = <S extends CraftStroke>(
  work: CraftWork<S>,
  index: number,
  which: number,
  change: Partial<PlacedThing>,
): CraftWork<S> =>
  withNail(work, index, ({ design }) => ({
    ...design,
    placed: (design?.placed ?? []).map((thing, at) =>
      at === which ? { ...thing, ...change } : thing,
    ),
  }));

/** Sets another mood for the design, which replaces the mood of a single nail or of the prompt. */
const withVibe = <S extends CraftStroke>(
  work: CraftWork<S>,
  index: number,
  styleVibe: Vibe,
): CraftWork<S> => {
  const own = work.nails[index]?.design?.settings?.styleVibe;
  const changed = {
    ...work,
    settings: { ...work.settings, styleVibe },
    prompt: withoutWords(work.prompt, ({ settings }) => settings.styleVibe !== undefined),
  };
  return own === undefined ? changed : withSettings(changed, index, { styleVibe });
};

const changedStrokes = <S extends CraftStroke>(
  work: CraftWork<S>,
  change: (stroke: S, at: number) => S | null,
): CraftWork<S> => ({
  ...work,
  strokes: work.strokes.flatMap((stroke, at) => change(stroke, at) ?? []),
});

/** These functions round away from the limit, so that a fixed value never falls just short of the limit. */
const up = (value: number): number => Math.ceil(value * 10_000) / 10_000;
const down = (value: number): number => Math.floor(value * 1_000) / 1_000;

function strokeCandidates<S extends CraftStroke>(
  work: CraftWork<S>,
  nail: CraftNail,
  fault: Fault & { of: string },
  rules: CraftRules,
): Candidate<S>[] {
  const at = Number(fault.of.slice(STROKE.length));
  const stroke = nail.strokes.find((one) => one.at === at);
  if (!stroke) return [];
  const drop = changedStrokes(work, (one, index) => (index === at ? null : one));
  const without: Candidate<S> = { change: { does: "drop-stroke" }, work: drop };
  if (fault.rule !== "line") return [without];
  const grow = rules.limits.line.value / stroke.mm;
  const wider = changedStrokes(work, (one, index) =>
    index === at ? { ...one, size: up(one.size * grow) } : one,
  );
  return [{ change: { does: "widen-stroke", mm: rules.limits.line.value }, work: wider }, without];
}

function markCandidates<S extends CraftStroke>(
  work: CraftWork<S>,
  nail: CraftNail,
  of: string,
  isAlone: boolean,
): Candidate<S>[] {
  const { index } = nail;
  const moods = VIBES.filter((vibe) => vibe !== nail.settings.styleVibe).map(
    (vibe): Candidate<S> => ({
      change: { does: "mood", vibe },
      work: withVibe(work, index, vibe),
    }),
  );
  const plain: Candidate<S>[] =
    nail.settings.patternType === of
      ? [
          {
            change: { does: "no-pattern" },
            work: withSettings(work, index, { patternType: "solid" }),
          },
        ]
      : [];
  const unsaid = withoutWords(work.prompt, ({ detail }) => detail?.kind === of);
  const silent: Candidate<S>[] =
    unsaid === work.prompt
      ? []
      : [{ change: { does: "drop-word" }, work: { ...work, prompt: unsaid } }];
  return isAlone ? [...plain, ...moods, ...silent] : [...moods, ...silent, ...plain];
}

/** Removes the strokes for which the nail has no room, starting with the stroke drawn last. */
function fewerStrokes<S extends CraftStroke>(work: CraftWork<S>, nail: CraftNail): Candidate<S>[] {
  return nail.strokes.toReversed().map(({ at: first }) => ({
    change: { does: "fewer-strokes" },
    work: changedStrokes(work, (one, at) =>
      at >= first && nail.strokes.some((stroke) => stroke.at === at) ? null : one,
    ),
  }));
}

function thingCandidates<S extends CraftStroke>(
  work: CraftWork<S>,
  nail: CraftNail,
  fault: Fault & { thing: number },
  { limits }: CraftRules,
): Candidate<S>[] {
  const thing = nail.things[fault.thing];
  if (!thing) return [];
  const size = down(Math.min(thing.size, limits.stoneShare.value));
  if (fault.rule === "stone")
    return [
      {
        change: { does: "smaller-thing" },
        work: withThing(work, nail.index, fault.thing, { size }),
      },
    ];
  const room = nail.length - limits.tip.value;
  const y = down(Math.max(0, (room - (size * nail.width) / 2) / nail.length));
  const drop = withNail(work, nail.index, ({ design }) => ({
    ...design,
    placed: (design?.placed ?? []).filter((_, at) => at !== fault.thing),
  }));
  return [
    { change: { does: "move-thing" }, work: withThing(work, nail.index, fault.thing, { y }) },
    {
      change: { does: "shrink-and-move-thing" },
      work: withThing(work, nail.index, fault.thing, { y, size }),
    },
    { change: { does: "drop-thing" }, work: drop },
  ];
}

/**
 * Returns the changes that may fix a fault, smallest change first. `isAlone` means that no other nail has this fault.
 */
export function candidatesFor<S extends CraftStroke>(
  work: CraftWork<S>,
  nail: CraftNail,
  fault: Fault,
  rules: CraftRules,
  isAlone: boolean,
): Candidate<S>[] {
  const set = (change: Change, patch: NailSettings): Candidate<S> => ({
    change,
    work: withSettings(work, nail.index, patch),
  });
  switch (fault.rule) {
    case "line":
    case "gap":
      return fault.of.startsWith(STROKE)
        ? strokeCandidates(work, nail, fault, rules)
        : markCandidates(work, nail, fault.of, isAlone);
    case "crowded": {
      const plain = withSettings(work, nail.index, { patternType: "solid" });
      return [
        ...markCandidates(work, nail, fault.of, isAlone),
        ...fewerStrokes(work, nail),
        ...fewerStrokes(plain, nail),
      ];
    }
    case "stone":
    case "tip":
      return thingCandidates(work, nail, fault, rules);
    case "free-edge": {
      const longer = NAIL_LENGTHS.indexOf(nail.settings.nailLength);
      const shorter = NAIL_LENGTHS.slice(0, longer).toReversed();
      return [
        ...shorter.map((nailLength) => set({ does: "length", nailLength }, { nailLength })),
        ...shorter.map((nailLength) => {
          const patch = { nailLength, nailShape: "oval" } as const;
          return set({ does: "length", ...patch }, patch);
        }),
      ];
    }
    case "pointed":
      return (["almond", "oval", "square"] as const)
        .filter((nailShape) => !rules.limits.pointed.shapes.includes(nailShape))
        .map((nailShape) => set({ does: "shape", nailShape }, { nailShape }));
    case "gradient":
      return [set({ does: "no-fade" }, { patternType: DEFAULT_SETTINGS.patternType })];
    case "crossing": {
      const patch = patchOf(fault.crossing);
      return [set({ does: "uncross", settings: patch }, patch)];
    }
  }
}
