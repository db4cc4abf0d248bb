import type { PlacedThing } from "@lacquer/contracts";
import type { CraftNail } from "../look/read-nails.ts";
import type { CraftRules } from "../rules/shape.ts";
import { pressOnSize } from "../measures/press-on.ts";
import type { EffectSupply } from "./effects.ts";
import { copiesOf, effectsOf } from "./work-list.ts";

/** The bottles whose colour is not one of the design's colours. */
export type Coat = "base" | "gloss" | "gloss-no-wipe" | "matte";

export type Tool =
  | "liner"
  | "striper"
  | "dotting-tool"
  | "fade-brush"
  | "petal-brush"
  | "french-brush"
  | "gem-gel"
  | "metal-leaf"
  | "confetti"
  | "decals";

/** One item to lay out before the work starts. Colours are written as `#RRGGBB`. */
export type Supply =
  | { kind: "coat"; coat: Coat }
  | { kind: "colour"; color: string; use: "base" | "accent" | "drawing" }
  | { kind: "effect"; supply: EffectSupply; isRubbed: boolean }
  | { kind: "tool"; tool: Tool }
  | { kind: "thing"; pieces: Pieces }
  | { kind: "tip"; size: string; count: number; chart: string };

/**
 * The kind of a thing that is glued on: one that the designer placed, or one in a row of small things that a mood or a
 * word adds.
 */
export type PieceKind = "stone" | "pearl" | "charm" | "stud";

/** Things of the same kind, size and colour, counted for the whole set or for one nail. */
export interface Pieces {
  kind: PieceKind;
  form: PlacedThing["form"] | null;
  mm: number;
  color: string | null;
  count: number;
}

const HALF = 2;
/** Stones are sold in sizes about half a millimetre apart. */
const soldSize = (mm: number): number => Math.max(1, Math.round(mm * HALF)) / HALF;

const DETAIL_KINDS: Record<string, PieceKind> = { gems: "stone", pearls: "pearl", studs: "stud" };

/**
 * Returns all glued things with their size and count. `copies` is the number of times that each nail is made. If it is
 * left out, the count is for all ten nails.
 */
export function piecesOf(nails: readonly CraftNail[], copies: number = copiesOf(nails)): Pieces[] {
  const all = new Map<string, Pieces>();
  const add = (one: Omit<Pieces, "count">, count: number) => {
    const mm = soldSize(one.mm);
    const key = `${one.form} ${one.kind} ${mm} ${one.color}`;
    all.set(key, { ...one, mm, count: (all.get(key)?.count ?? 0) + count * copies });
  };
  for (const nail of nails) {
    for (const { kind, form, size, color } of nail.things)
      if (kind !== "decal" && kind !== "foil")
        add({ kind, form: form ?? null, mm: size * nail.width, color: color ?? null }, 1);
    for (const { kind, of, width, color, count } of nail.marks)
      if (kind === "thing")
        add(
          {
            kind: DETAIL_KINDS[of] ?? "stone",
            form: null,
            mm: width * nail.width,
            color: color ?? null,
          },
          count,
        );
  }
  const nameOf = ({ form, kind }: Pieces) => [form, kind].filter(Boolean).join(" ");
  return [...all.values()].sort((a, b) => b.mm - a.mm || nameOf(a).localeCompare(nameOf(b)));
}

type ColourUse = Extract<Supply, { kind: "colour" }>["use"];

function colours(nails: readonly CraftNail[]): Supply[] {
  const colors = new Map<string, ColourUse>();
  const add = (color: string, use: ColourUse) => {
    const key = color.toUpperCase();
    if (!colors.has(key)) colors.set(key, use);
  };
  for (const { settings } of nails) add(settings.baseColor, "base");
  for (const { settings, strokes } of nails) {
    if (settings.patternType !== "solid") add(settings.accentColor, "accent");
    for (const { color } of strokes) add(color, "drawing");
  }
  return [...colors].map(([color, use]) => ({ kind: "colour", color, use }));
}

function tools(nails: readonly CraftNail[]): Supply[] {
  const has = (test: (nail: CraftNail) => boolean) => nails.some(test);
  const pattern = (...names: string[]) =>
    has(({ settings }) => names.includes(settings.patternType));
  const mark = (test: (mark: CraftNail["marks"][number]) => boolean) =>
    has(({ marks }) => marks.some(test));
  const drawnWith = (brush: CraftNail["strokes"][number]["brush"]) =>
    has(({ strokes }) => strokes.some((stroke) => stroke.brush === brush));
  const wanted: [boolean, Tool][] = [
    [pattern("swirl", "marble") || drawnWith("liner"), "liner"],
    [mark(({ isMetal }) => isMetal === true) || drawnWith("striper"), "striper"],
    [mark(({ kind }) => kind === "dot" || kind === "spot") || drawnWith("dots"), "dotting-tool"],
    [pattern("ombre") || drawnWith("sponge"), "fade-brush"],
    [pattern("floral"), "petal-brush"],
    [pattern("french"), "french-brush"],
    [
      has(({ things, marks }) => things.length > 0 || marks.some(({ kind }) => kind === "thing")),
      "gem-gel",
    ],
    [mark(({ of }) => of === "foil"), "metal-leaf"],
    [mark(({ of }) => of === "confetti"), "confetti"],
    [has(({ things }) => things.some(({ kind }) => kind === "decal")), "decals"],
  ];
  return wanted.flatMap(([is, tool]): Supply[] => (is ? [{ kind: "tool", tool }] : []));
}

/** Returns everything to lay out: bottles, tools, powders, stones by size, and tips by size. */
export function suppliesOf(nails: readonly CraftNail[], rules: CraftRules): Supply[] {
  const effects = [...new Map(nails.flatMap(effectsOf).map((one) => [one.supply, one])).values()];
  const matte = nails.some(
    ({ settings }) => settings.topper === "matte" || settings.finish === "matte",
  );
  const gloss = nails.some(
    ({ settings }) => settings.topper !== "matte" && settings.finish !== "matte",
  );
  const [chart] = rules.charts;
  const extended = nails.filter(({ build }) => build === "extension");
  const tips = new Map<string, number>();
  if (chart)
    for (const nail of extended) {
      const { size } = pressOnSize(nail.width, chart, rules.curvature);
      tips.set(size, (tips.get(size) ?? 0) + copiesOf(nails));
    }
  const isRubbed = effects.some(({ work }) => work === "rub");
  return [
    { kind: "coat", coat: "base" },
    ...colours(nails),
    ...effects.map(({ supply, work }): Supply => ({
      kind: "effect",
      supply,
      isRubbed: work === "rub",
    })),
    ...(gloss ? [{ kind: "coat", coat: isRubbed ? "gloss-no-wipe" : "gloss" } as const] : []),
    ...(matte ? [{ kind: "coat", coat: "matte" } as const] : []),
    ...tools(nails),
    ...piecesOf(nails).map((pieces): Supply => ({ kind: "thing", pieces })),
    ...[...tips].map(([size, count]): Supply => ({
      kind: "tip",
      size,
      count,
      chart: chart?.name ?? "",
    })),
  ];
}
