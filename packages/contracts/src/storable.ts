import { LacquerError } from "./errors.ts";

/** Ids and counts in the database are whole numbers of 32 bits. */
export const INT4_MAX = 2_147_483_647;

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/** A part of a value that came in, with the way to it; a list of names would grow with the square of the depth. */
interface Part {
  value: unknown;
  name: string;
  within: Part | undefined;
}

/** What JSON and forms are read into; a stream or a buffer is nothing to look through. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** The part that is, or names something by, a text which Postgres cannot keep. */
function findUnstorable(whole: unknown): Part | undefined {
  const seen = new Set<object>();
  const waiting: Part[] = [{ value: whole, name: "", within: undefined }];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const { value } = part;
    if (typeof value === "string" && !isStorable(value)) return part;
    // tRPC's transformer can make a ring of what came in.
    if (!isPlain(value) || seen.has(value)) continue;
    seen.add(value);
    for (const [name, child] of Object.entries(value)) {
      if (!isStorable(name)) return part;
      if (typeof child === "string" || typeof child === "object")
        waiting.push({ value: child, name, within: part });
    }
  }
  return undefined;
}

/** Like `nails.1.name`; empty for the whole. */
function placeOf(part: Part): string {
  const names: string[] = [];
  for (let one: Part | undefined = part; one?.within; one = one.within) names.push(one.name);
  return names.toReversed().join(".").slice(0, 100);
}

/**
 * Throws invalid_input for a value that holds, wherever in it, a text that Postgres cannot keep: one with a null character
 * or half of a surrogate pair in it.
 */
export function refuseUnstorable(value: unknown): void {
  const part = findUnstorable(value);
  if (!part) return;
  const place = placeOf(part);
  throw new LacquerError("invalid_input", {
    message: `${place && `${place}: `}A text holds a null character or half of a character.`,
  });
}
