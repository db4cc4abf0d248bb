import { appRouter } from "@lacquer/api";
import type { z } from "zod";
import { type Place, placesOf } from "./json-schema.ts";
import { percent } from "./percent.ts";
import type { Random } from "./random.ts";
import { type FieldTry, JSON_TYPE, type Known, schemaOf, wordsOf } from "./tries.ts";

interface Procedure {
  name: string;
  isMutation: boolean;
  input: z.ZodType | undefined;
}

/** Returns every procedure of the router. */
export function procedures(): Procedure[] {
  // At run time, the router's `procedures` is a flat record by path, but its type does not show that.
  const record = appRouter._def.procedures as unknown as Record<
    string,
    { _def: { type: string; inputs: z.ZodType[] } }
  >;
  return Object.entries(record).map(([name, { _def }]) => {
    return { name, isMutation: _def.type === "mutation", input: _def.inputs[0] };
  });
}

/** Returns one try for each field of each procedure's input. */
export function procedureTries(known: Known): FieldTry[] {
  return procedures().flatMap(({ name, isMutation, input }) => {
    const whole: Place = { name: "", put: (value) => value };
    const places = input ? placesOf(schemaOf(input), wordsOf(input, known)) : [whole];
    return places.map((place): FieldTry => (value, random) => {
      const json = place.put(value);
      const meta = random.below(6) === 0 ? { meta: oddMeta(place, random) } : {};
      const sent = JSON.stringify({ json, ...meta });
      const path = `/trpc/${name}`;
      const shot = { name: `${name}${place.name}`, headers: JSON_TYPE };
      if (isMutation) return { ...shot, method: "POST", path, body: sent };
      return { ...shot, method: "GET", path: `${path}?input=${percent(sent).slice(0, 15_000)}` };
    });
  });
}

const KINDS: readonly [unknown, ...unknown[]] = [
  ["Date"],
  ["bigint"],
  ["undefined"],
  ["map"],
  ["set"],
  ["URL"],
  ["regexp"],
  ["Error"],
  ["number"],
  [["custom", "x"]],
  [["class", "x"]],
  [["symbol", "x"]],
  [["typed-array", "Float64Array"]],
  [["typed-array", "Uint8Array"]],
  ["map", { "0.0": ["undefined"] }],
  ["__proto__"],
];

/** Returns odd superjson instructions for converting the field. */
function oddMeta(place: Place, random: Random): unknown {
  const kind = random.pick(KINDS);
  const field = place.name.replace(/^\./, "").replaceAll("[]", ".0");
  const metas: [unknown, ...unknown[]] = [
    { [field]: kind },
    kind,
    { "__proto__.x": kind },
    { [`${field}.4294967294`]: kind },
    { [`${field}.length`]: kind },
    { a: [kind] },
  ];
  // A circular value, in which the field refers to the whole value.
  const rings: [unknown, ...unknown[]] = [[[""], field], { "": [field] }, { [field]: [""] }];
  return random.below(4) === 0
    ? { values: {}, referentialEqualities: random.pick(rings) }
    : { values: random.pick(metas) };
}
