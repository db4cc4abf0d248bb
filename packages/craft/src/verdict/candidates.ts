import {
  DEFAULT_SETTINGS,
  NAIL_LENGTHS,
  type NailGuide,
  type NailSettings,
  type PlacedThing,
  type Vibe,
} from "@lacquer/contracts";
import { type UnderstoodWord, understoodWords } from "@lacquer/nails";
import type { CraftNail } from "../look/read-nails.ts";
import type { CraftStroke, CraftWork } from "../look/work.ts";
import { type CraftRules, patchOf } from "../rules/shape.ts";
import { type Fault, STROKE } from "./faults.ts";

/** A change that may fix a fault. */
export interface Candidate<S extends CraftStroke> {
  label: string;
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

/** Rounds away from the limit, so that the fixed value never falls just short of it. */
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
  const without = { label: "Leave that stroke out", work: drop };
  if (fault.rule !== "line") return [without];
  const grow = rules.limits.line.value / stroke.mm;
  const wider = changedStrokes(work, (one, index) =>
    index === at ? { ...one, size: up(one.size * grow) } : one,
  );
  return [{ label: `Draw it ${rules.limits.line.value} mm wide`, work: wider }, without];
}

function markCandidates<S extends CraftStroke>(
  work: CraftWork<S>,
  nail: CraftNail,
  of: string,
  isAlone: boolean,
): Candidate<S>[] {
  const { index } = nail;
  const moods = VIBES.filter((vibe) => vibe !== nail.settings.styleVibe).map((vibe) => ({
    label: `Mood: ${vibe}`,
    work: withVibe(work, index, vibe),
  }));
  const plain =
    nail.settings.patternType === of
      ? [
          {
            label: "No pattern on this nail",
            work: withSettings(work, index, { patternType: "solid" }),
          },
        ]
      : [];
  const unsaid = withoutWords(work.prompt, ({ detail }) => detail?.kind === of);
  const silent =
    unsaid === work.prompt
      ? []
      : [{ label: "Leave the word out", work: { ...work, prompt: unsaid } }];
  return isAlone ? [...plain, ...moods, ...silent] : [...moods, ...silent, ...plain];
}

/** Removes the strokes for which the nail has no room, starting with the stroke drawn last. */
function fewerStrokes<S extends CraftStroke>(work: CraftWork<S>, nail: CraftNail): Candidate<S>[] {
  return nail.strokes.toReversed().map(({ at: first }) => ({
    label: "Fewer strokes on this nail",
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
    return [{ label: "A smaller stone", work: withThing(work, nail.index, fault.thing, { size }) }];
  const room = nail.length - limits.tip.value;
  const y = down(Math.max(0, (room - (size * nail.width) / 2) / nail.length));
  const drop = withNail(work, nail.index, ({ design }) => ({
    ...design,
    placed: (design?.placed ?? []).filter((_, at) => at !== fault.thing),
  }));
  return [
    { label: "Set it further in", work: withThing(work, nail.index, fault.thing, { y }) },
    { label: "Smaller, further in", work: withThing(work, nail.index, fault.thing, { y, size }) },
    { label: "Leave it off", work: drop },
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
  const set = (label: string, patch: NailSettings): Candidate<S> => ({
    label,
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
        ...shorter.map((nailLength) => set(`Length: ${nailLength}`, { nailLength })),
        ...shorter.map((nailLength) =>
          set(`Length: ${nailLength}, shape: oval`, { nailLength, nailShape: "oval" }),
        ),
      ];
    }
    case "pointed":
      return (["almond", "oval", "square"] as const)
        .filter((nailShape) => !rules.limits.pointed.shapes.includes(nailShape))
        .map((nailShape) => set(`Shape: ${nailShape}`, { nailShape }));
    case "gradient":
      return [set("No fade on this nail", { patternType: DEFAULT_SETTINGS.patternType })];
    case "crossing": {
      const patch = patchOf(fault.crossing);
      const said = Object.entries(patch).map(([key, value]) => `${key} ${value ?? "none"}`);
      return [set(said.join(", "), patch)];
    }
  }
}
