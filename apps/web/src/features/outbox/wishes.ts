import { digestOf } from "../../platform/digest.ts";
import { DOUBLE_PRESS_MS } from "../../platform/double-press.ts";
import { newId } from "../../platform/ids.ts";
import { forget, keep, kept, keptNames } from "../../platform/kept.ts";

/** The latest request about a design or a job, shared by all windows of this browser. */
interface Wish {
  /** The idempotency key. The server creates only one job for each key. */
  key: string;
  /** A digest of the request's exact content. */
  what: string;
  /** The time of the request in milliseconds, on a clock that all windows share. */
  at: number;
  /** The number of the request among all requests about this design or job. */
  count: number;
}

const PREFIX = "lacquer.wish.";
/** Requests are remembered for this long, which is longer than the server remembers their keys. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

/** Requests that the browser refused to store, so that other windows cannot see them. */
const onlyHere = new Map<string, Wish>();

/** Converts `at`, a time on this window's event clock, to the shared clock. */
const shared = (at: number): number => performance.timeOrigin + at;

function lastWish(about: string): Wish | null {
  return onlyHere.get(about) ?? parse(kept(PREFIX + about));
}

function write(about: string, wish: Wish): boolean {
  const isKept = keep(PREFIX + about, JSON.stringify(wish));
  if (isKept) onlyHere.delete(about);
  else onlyHere.set(about, wish);
  return isKept;
}

/**
 * Returns the key of an earlier request if a press at `at` repeats it in any window: the content is the same, and the
 * time between is too short for two intended presses. Returns null for a new request.
 */
export function repeatedWish(about: string, what: string, at: number): string | null {
  const last = lastWish(about);
  const isSame = last?.what === digestOf(what);
  // If the clock was set back since the last request, later presses must not count as repetitions.
  if (!last || !isSame || Math.abs(shared(at) - last.at) >= DOUBLE_PRESS_MS) return null;
  write(about, { ...last, at: shared(at) });
  return last.key;
}

/**
 * Records a new request and returns its key. The key is computed from the number of earlier requests. So simultaneous
 * presses in two windows, which cannot see each other yet, get the same key.
 */
export function makeWish(about: string, what: string, at: number): string {
  const count = (lastWish(about)?.count ?? 0) + 1;
  const wish = { what: digestOf(what), at: shared(at), count };
  const key = digestOf(`${about} ${count} ${wish.what}`);
  if (write(about, { ...wish, key })) return key;
  // The count was not stored, so the same count may occur again. A key computed from it could then equal an older
  // request's key.
  const own = newId();
  onlyHere.set(about, { ...wish, key: own });
  return own;
}

/** Sets the time of the latest request to `at`, because its response has only just arrived. */
export function renewWish(about: string, at: number): void {
  const last = lastWish(about);
  if (last) write(about, { ...last, at: shared(at) });
}

/** Removes requests that are too old to be repeated. */
export function forgetOldWishes(): void {
  for (const name of keptNames().filter((one) => one.startsWith(PREFIX))) {
    const wish = parse(kept(name));
    if (!wish || Date.now() - wish.at > KEEP_MS) forget(name);
  }
}

function parse(text: string | null): Wish | null {
  try {
    const wish: unknown = JSON.parse(text ?? "null");
    return isWish(wish) ? wish : null;
  } catch {
    return null;
  }
}

function isWish(value: unknown): value is Wish {
  return (
    typeof value === "object" &&
    value !== null &&
    "key" in value &&
    typeof value.key === "string" &&
    "what" in value &&
    typeof value.what === "string" &&
    "at" in value &&
    typeof value.at === "number" &&
    "count" in value &&
    typeof value.count === "number"
  );
}
