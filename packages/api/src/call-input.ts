import { LacquerError } from "@lacquer/contracts";
import { z } from "zod";

/** The kinds of values that JSON cannot contain, each with the function that restores such a value. */
const MEANINGS = {
  undefined: () => undefined,
  // This restores minus zero, NaN and the infinities.
  number: (written: unknown) => Number(written),
};

const meaning = z.tuple([z.enum(["undefined", "number"])]);

/** What a client sends for one call: its input as JSON, and a list of the places whose values JSON cannot contain. */
const sentInput = z.object({
  json: z.unknown().optional(),
  meta: z
    .object({ values: z.union([meaning, z.record(z.string(), meaning)]).optional() })
    .optional(),
});

/**
 * Reads the input of a call in superjson's format. We do not use superjson's own reader, because a request could make
 * it build huge values, such as a list of a billion numbers, or the same part in a thousand places. Our inputs contain
 * only JSON and the values in MEANINGS. superjson also marks parts that a client used twice; these marks are ignored,
 * because they make no difference here. Throws invalid_input.
 */
export function readCallInput(sent: unknown): unknown {
  const { json, meta: { values } = {} } = checked(sent);
  if (!values) return json;
  const whole: Record<string, unknown> = { "": json };
  if (Array.isArray(values)) replace(whole, [""], values[0]);
  else
    for (const [path, [kind]] of Object.entries(values)) replace(whole, ["", ...steps(path)], kind);
  return whole[""];
}

function checked(sent: unknown): z.output<typeof sentInput> {
  const { data, error } = sentInput.safeParse(sent);
  if (data) return data;
  throw unreadable(error);
}

const unreadable = (cause?: unknown) =>
  new LacquerError("invalid_input", {
    message: "The server cannot read this input. Send it as JSON.",
    cause,
  });

/**
 * Restores the original value at this place. Only an existing value can be replaced, so a request cannot add a field or
 * reach an inherited one.
 */
function replace(
  whole: Record<string, unknown>,
  path: string[],
  kind: keyof typeof MEANINGS,
): void {
  const last = path.pop() ?? "";
  let parent: unknown = whole;
  for (const step of path) parent = own(parent, step);
  Reflect.set(parent as object, last, MEANINGS[kind](own(parent, last)));
}

/** Returns a field that the JSON itself contains. Throws for a list's length and for inherited fields. */
function own(parent: unknown, step: string): unknown {
  if (typeof parent !== "object" || parent === null) throw unreadable();
  if (!Object.prototype.propertyIsEnumerable.call(parent, step)) throw unreadable();
  return Reflect.get(parent, step);
}

/**
 * Splits a path into its steps, which are joined by dots. Inside a step, a backslash precedes each dot and each
 * backslash.
 */
function steps(path: string): string[] {
  const found: string[] = [];
  let step = "";
  for (const [part] of path.matchAll(/\\[.\\]|[^]/g)) {
    if (part === ".") {
      found.push(step);
      step = "";
    } else step += part.length === 2 ? part.slice(1) : part;
  }
  return [...found, step];
}
