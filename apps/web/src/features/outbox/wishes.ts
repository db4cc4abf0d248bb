import { digestOf } from "../../platform/digest.ts";
import { DOUBLE_PRESS_MS } from "../../platform/double-press.ts";
import { newId } from "../../platform/ids.ts";
import { forget, keep, kept, keptNames } from "../../platform/kept.ts";

/** The last request about a design or a job, as all windows of this browser know it. */
interface Wish {
  /** Its key: the server makes one job for one key. */
  key: string;
  /** The exact content of the request. */
  what: string;
  /** The time of the request, in ms of the clock that all windows share. */
  at: number;
  /** Its number in the series. */
  count: number;
}

const PREFIX = "lacquer.wish.";
/** The time for which wishes are kept: longer than the server remembers their keys. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;

/** Requests that the browser refused to store, so no other window knows them. */
const onlyHere = new Map<string, Wish>();

/** `at` is a time of this window's event clock. */
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
 * The key of the wish that a press at `at` repeats, from any window: the same request, so soon that the person can have
 * meant only one. Null for a new wish.
 */
export function repeatedWish(about: string, what: string, at: number): string | null {
  const last = lastWish(about);
  const isSame = last?.what === digestOf(what);
  // If the clock was set back meanwhile, later presses must not count as repetitions.
  if (!last || !isSame || Math.abs(shared(at) - last.at) >= DOUBLE_PRESS_MS) return null;
  write(about, { ...last, at: shared(at) });
  return last.key;
}

/**
 * Records a new wish and returns its key. The key follows from the earlier wishes, so that simultaneous presses in two
 * windows, which cannot know of each other yet, get the same key.
 */
export function makeWish(about: string, what: string, at: number): string {
  const count = (lastWish(about)?.count ?? 0) + 1;
  const wish = { what: digestOf(what), at: shared(at), count };
  const key = digestOf(`${about} ${count} ${wish.what}`);
  if (write(about, { ...wish, key })) return key;
  // The count was not stored, so it may come again, and a key made from it could equal an old wish's key.
  const own = newId();
  onlyHere.set(about, { ...wish, key: own });
  return own;
}

/** Dates the last wish to now, because its answer has only just arrived. */
export function renewWish(about: string, at: number): void {
  const last = lastWish(about);
  if (last) write(about, { ...last, at: shared(at) });
}

/** Forgets wishes that nothing can repeat any more. */
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
