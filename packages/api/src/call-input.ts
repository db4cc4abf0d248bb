import { LacquerError } from "@lacquer/contracts";
import { z } from "zod";

/** Values that JSON cannot write, and what they become. */
const MEANINGS = {
  undefined: () => undefined,
  // Minus zero, NaN and the infinities.
  number: (written: unknown) => Number(written),
};

const meaning = z.tuple([z.enum(["undefined", "number"])]);

/** What a client sends for one call: its input as JSON, and which places in it have another meaning. */
const sentInput = z.object({
  json: z.unknown().optional(),
  meta: z
    .object({ values: z.union([meaning, z.record(z.string(), meaning)]).optional() })
    .optional(),
});

/**
 * Reads the input of a call as superjson writes it. Its own reader would let a request say what its input becomes: a
 * list of a billion numbers, or one part in a thousand places. No input of ours has more than JSON and these two, and
 * that a client used one part twice makes no difference here. Throws invalid_input.
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

/** Gives the value at this place its meaning. Only what is there can be replaced, so nothing is added or reached. */
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

/** A part that JSON wrote there: not a list's length, and nothing that is inherited. */
function own(parent: unknown, step: string): unknown {
  if (typeof parent !== "object" || parent === null) throw unreadable();
  if (!Object.prototype.propertyIsEnumerable.call(parent, step)) throw unreadable();
  return Reflect.get(parent, step);
}

/** The steps of a path are joined by dots; a backslash stands before a dot or a backslash inside a step. */
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
