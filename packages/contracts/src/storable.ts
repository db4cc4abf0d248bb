import { LacquerError } from "./errors.ts";

/** Ids and counts in the database are 32-bit whole numbers. */
export const INT4_MAX = 2_147_483_647;

function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}

/**
 * A part of an incoming value, linked to its parent. If each part kept its whole path instead, memory would grow with
 * the square of the nesting depth.
 */
interface Part {
  value: unknown;
  name: string;
  within: Part | undefined;
}

/**
 * True for the values that JSON, forms and tRPC's transformer can produce. An Error is one of them: a request can turn
 * its own input into an Error, and a shape may then read the Error's name. Streams and buffers are not searched.
 */
function isSearched(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  if (Array.isArray(value) || value instanceof Error) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Returns the first part whose text or name Postgres cannot store. */
function findUnstorable(whole: unknown): Part | undefined {
  const seen = new Set<object>();
  const waiting: Part[] = [{ value: whole, name: "", within: undefined }];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    const { value } = part;
    if (typeof value === "string" && !isStorable(value)) return part;
    // tRPC's transformer can produce an object that contains itself.
    if (!isSearched(value) || seen.has(value)) continue;
    seen.add(value);
    // Own property names include an Error's message, which `Object.entries` would miss.
    for (const name of Object.getOwnPropertyNames(value)) {
      if (!isStorable(name)) return part;
      const child: unknown = Reflect.get(value, name);
      if (typeof child === "string" || typeof child === "object")
        waiting.push({ value: child, name, within: part });
    }
  }
  return undefined;
}

/** Returns a path such as `nails.1.name`; empty for the whole value. */
function placeOf(part: Part): string {
  const names: string[] = [];
  for (let one: Part | undefined = part; one?.within; one = one.within) names.push(one.name);
  return names.toReversed().join(".").slice(0, 100);
}

/**
 * Throws invalid_input if any text in the value, at any depth, contains a null character or half a surrogate pair.
 * Postgres cannot store such a text.
 */
export function refuseUnstorable(value: unknown): void {
  const part = findUnstorable(value);
  if (!part) return;
  const place = placeOf(part);
  throw new LacquerError("invalid_input", {
    message: `${place && `${place}: `}The text contains a null character or half a character. Remove it.`,
  });
}
