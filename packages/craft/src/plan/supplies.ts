import type { CraftNail } from "../look/read-nails.ts";
import type { CraftRules } from "../rules/shape.ts";
import { pressOnSize } from "../measures/press-on.ts";
import { copiesOf, effectsOf } from "./work-list.ts";

/** One item to lay out before the work starts. */
export interface Supply {
  kind: "bottle" | "tool" | "effect" | "thing" | "tip";
  name: string;
  count?: number;
  /** Written as `#RRGGBB`. */
  color?: string;
  /** The item's purpose, or the origin of the figure for it. */
  origin: string;
}

/** Things of the same kind, size and colour, counted for the whole set. */
export interface Pieces {
  name: string;
  mm: number;
  color: string | null;
  count: number;
}

const HALF = 2;
/** Stones are sold in sizes about half a millimetre apart. */
const soldSize = (mm: number): number => Math.max(1, Math.round(mm * HALF)) / HALF;

const DETAIL_NAMES: Record<string, string> = { gems: "stone", pearls: "pearl", studs: "stud" };

/**
 * Returns all glued things with their size and count. The count is for all ten nails, unless `copies` says how often
 * each nail is made.
 */
export function piecesOf(nails: readonly CraftNail[], copies: number = copiesOf(nails)): Pieces[] {
  const all = new Map<string, Pieces>();
  const add = (name: string, mm: number, color: string | null, count: number) => {
    const size = soldSize(mm);
    const key = `${name} ${size} ${color}`;
    all.set(key, { name, mm: size, color, count: (all.get(key)?.count ?? 0) + count * copies });
  };
  for (const nail of nails) {
    for (const { kind, form, size, color } of nail.things)
      if (kind !== "decal" && kind !== "foil")
        add([form, kind].filter(Boolean).join(" "), size * nail.width, color ?? null, 1);
    for (const mark of nail.marks)
      if (mark.kind === "thing")
        add(
          DETAIL_NAMES[mark.of] ?? mark.of,
          mark.width * nail.width,
          mark.color ?? null,
          mark.count,
        );
  }
  return [...all.values()].sort((a, b) => b.mm - a.mm || a.name.localeCompare(b.name));
}

function bottles(nails: readonly CraftNail[]): Supply[] {
  const colors = new Map<string, string>();
  const add = (color: string, use: string) => {
    const key = color.toUpperCase();
    if (!colors.has(key)) colors.set(key, use);
  };
  for (const { settings } of nails) add(settings.baseColor, "base colour, two coats, 60 s each");
  for (const { settings, strokes } of nails) {
    if (settings.patternType !== "solid") add(settings.accentColor, "accent colour");
    for (const { color } of strokes) add(color, "drawing");
  }
  return [...colors].map(([color, origin]) => ({ kind: "bottle", name: color, color, origin }));
}

function tools(nails: readonly CraftNail[]): Supply[] {
  const has = (test: (nail: CraftNail) => boolean) => nails.some(test);
  const pattern = (...names: string[]) =>
    has(({ settings }) => names.includes(settings.patternType));
  const mark = (test: (mark: CraftNail["marks"][number]) => boolean) =>
    has(({ marks }) => marks.some(test));
  const drawnWith = (brush: CraftNail["strokes"][number]["brush"]) =>
    has(({ strokes }) => strokes.some((stroke) => stroke.brush === brush));
  const wanted: [boolean, string, string][] = [
    [pattern("swirl", "marble") || drawnWith("liner"), "Liner brush", "fine lines"],
    [
      mark(({ isMetal }) => isMetal === true) || drawnWith("striper"),
      "Striping tape or striper",
      "metal lines",
    ],
    [
      mark(({ kind }) => kind === "dot" || kind === "spot") || drawnWith("dots"),
      "Dotting tool",
      "dots and spots",
    ],
    [pattern("ombre") || drawnWith("sponge"), "Sponge or ombre brush", "fade"],
    [pattern("floral"), "Flat petal brush", "flowers"],
    [pattern("french"), "French brush", "smile lines"],
    [
      has(({ things, marks }) => things.length > 0 || marks.some(({ kind }) => kind === "thing")),
      "Gem gel and wax pen",
      "stones",
    ],
    [mark(({ of }) => of === "foil"), "Metal leaf", "foil bits"],
    [mark(({ of }) => of === "confetti"), "Confetti glitter", "confetti"],
    [has(({ things }) => things.some(({ kind }) => kind === "decal")), "Decals, printed", "decals"],
  ];
  return wanted.flatMap(([is, name, origin]): Supply[] =>
    is ? [{ kind: "tool", name, origin }] : [],
  );
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
  return [
    { kind: "bottle", name: "Base coat", origin: "every set" },
    ...bottles(nails),
    ...effects.map(({ supply, work }): Supply => ({
      kind: "effect",
      name: supply,
      origin: work === "rub" ? "over a no-wipe top" : "effect",
    })),
    ...(gloss
      ? [
          {
            kind: "bottle",
            name: effects.some(({ work }) => work === "rub")
              ? "Gloss top coat, no-wipe"
              : "Gloss top coat",
            origin: "every set",
          } as const,
        ]
      : []),
    ...(matte ? [{ kind: "bottle", name: "Matte top coat", origin: "matte finish" } as const] : []),
    ...tools(nails),
    ...piecesOf(nails).map(({ name, mm, color, count }): Supply => ({
      kind: "thing",
      name: `${name}, ${mm} mm`,
      count,
      ...(color ? { color } : {}),
      origin: "as placed and painted",
    })),
    ...[...tips].map(([size, count]): Supply => ({
      kind: "tip",
      name: `Tip or form, size ${size}`,
      count,
      origin: chart?.name ?? "",
    })),
  ];
}
