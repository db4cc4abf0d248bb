import { FINISHES, NAIL_LENGTHS, type NailSettings, TEXTURES, TOPPERS } from "@lacquer/contracts";
import type { RulesProblem, ValueProblem } from "../files/file-fault.ts";
import { type CraftRules, type Crossing, patchOf } from "./shape.ts";

/** A fault and its place in the rules. */
export type Fault = { path: (string | number)[] } & (RulesProblem | ValueProblem);

type Effects = Required<Pick<NailSettings, "finish" | "texture" | "topper">>;

/** True when a nail has every effect that the crossing names. */
export function crosses(crossing: Crossing, { finish, texture, topper }: NailSettings): boolean {
  const has = <T>(wanted: readonly T[] | undefined, value: T | null | undefined): boolean =>
    wanted === undefined || (value !== null && value !== undefined && wanted.includes(value));
  const named = crossing.finish ?? crossing.texture ?? crossing.topper;
  return (
    named !== undefined &&
    has(crossing.finish, finish) &&
    has(crossing.texture, texture) &&
    has(crossing.topper, topper)
  );
}

const ALL: Effects[] = FINISHES.flatMap((finish) =>
  TEXTURES.flatMap((texture) =>
    [null, ...TOPPERS].map((topper): Effects => ({ finish, texture, topper })),
  ),
);

/**
 * Finds crossings with a useless fix: the fix leaves the crossing in place, leads into another crossing, or is
 * contradicted by another crossing.
 */
function crossingFaults({ crossings }: CraftRules): Fault[] {
  const faults: Fault[] = [];
  crossings.forEach((crossing, at) => {
    const path = ["crossings", at];
    if (!crossing.finish && !crossing.texture && !crossing.topper)
      return void faults.push({ path, problem: "empty-crossing" });
    const caught = ALL.filter((effects) => crosses(crossing, effects));
    const fix = patchOf(crossing);
    const fixPath = [...path, "fix", ...Object.keys(fix).slice(0, 1)];
    if (caught.some((effects) => crosses(crossing, { ...effects, ...fix })))
      return void faults.push({ path: fixPath, problem: "useless-fix" });
    const led = crossings.findIndex((other) =>
      caught.some((effects) => !crosses(other, effects) && crosses(other, { ...effects, ...fix })),
    );
    if (led !== -1) faults.push({ path: fixPath, problem: "fix-leads-on", crossing: led + 1 });
    const same = crossings.findIndex(
      (other, before) =>
        before < at &&
        other.answer !== crossing.answer &&
        ALL.every((effects) => crosses(other, effects) === crosses(crossing, effects)),
    );
    if (same !== -1)
      faults.push({
        path: [...path, "answer"],
        problem: "two-answers",
        crossing: same + 1,
        answer: crossings[same]?.answer ?? "",
      });
  });
  return faults;
}

function lengthFaults({ lengths }: CraftRules): Fault[] {
  return NAIL_LENGTHS.flatMap((name, at): Fault[] => {
    const path = ["lengths", name];
    const { from, to } = lengths[name];
    if (from >= to) return [{ path, problem: "empty-length", name }];
    const before = NAIL_LENGTHS[at - 1];
    const end = before ? lengths[before].to : 0;
    return from === end
      ? []
      : [
          {
            path: [...path, "from"],
            problem: "length-gap",
            name,
            begins: end,
          },
        ];
  });
}

function orderFaults({ times, pieces, charts, limits }: CraftRules): Fault[] {
  const more = (
    [
      ["flower-simple", "flower-detailed"],
      ["long", "extra-long"],
      ["thing", "cluster"],
    ] as const
  ).flatMap(([less, most]): Fault[] =>
    times[most].minutes < times[less].minutes
      ? [
          {
            path: ["times", most, "minutes"],
            problem: "time-order",
            more: most,
            less,
          },
        ]
      : [],
  );
  const sold = pieces.flatMap(({ upToMm, price }, at): Fault[] => {
    const last = pieces[at - 1];
    if (!last) return [];
    if (upToMm <= last.upToMm) return [{ path: ["pieces", at, "upToMm"], problem: "piece-sizes" }];
    return price < last.price
      ? [
          {
            path: ["pieces", at, "price"],
            problem: "piece-prices",
          },
        ]
      : [];
  });
  const sizes = charts.flatMap((chart, which) =>
    chart.sizes.flatMap(({ mm }, at): Fault[] =>
      at > 0 && mm >= (chart.sizes[at - 1]?.mm ?? 0)
        ? [
            {
              path: ["charts", which, "sizes", at, "mm"],
              problem: "chart-order",
            },
          ]
        : [],
    ),
  );
  const names = charts.flatMap((chart, which) =>
    chart.sizes.flatMap(({ size }, at): Fault[] =>
      chart.sizes.findIndex((one) => one.size === size) < at
        ? [
            {
              path: ["charts", which, "sizes", at, "size"],
              problem: "chart-twice",
              size,
            },
          ]
        : [],
    ),
  );
  const pointed: Fault[] =
    limits.pointed.value > limits.freeEdge.value
      ? [
          {
            path: ["limits", "pointed", "value"],
            problem: "pointed",
          },
        ]
      : [];
  const share: Fault[] =
    limits.stoneShare.value > 1
      ? [{ path: ["limits", "stoneShare", "value"], problem: "share" }]
      : [];
  return [...more, ...sold, ...sizes, ...names, ...pointed, ...share];
}

/**
 * Finds times with a wrong unit. The unit of each kind of work is fixed, because the plan multiplies the time by the
 * number of these units.
 */
function unitFaults({ times }: CraftRules, standard: CraftRules): Fault[] {
  return (Object.keys(times) as (keyof typeof times)[]).flatMap((work): Fault[] =>
    times[work].per === standard.times[work].per
      ? []
      : [
          {
            path: ["times", work, "per"],
            problem: "unit",
            work,
            per: standard.times[work].per,
          },
        ],
  );
}

/** Returns the places where well-formed rules contradict themselves or each other. */
export const contradictionsIn = (rules: CraftRules, standard: CraftRules): Fault[] => [
  ...crossingFaults(rules),
  ...lengthFaults(rules),
  ...orderFaults(rules),
  ...unitFaults(rules, standard),
];
