import { keep, kept } from "../../../platform/kept.ts";

/** The progress of a set at the table. Times are in milliseconds. */
export interface Progress {
  designId: string;
  /** The keys of the finished steps. */
  done: string[];
  /** The stopwatch's time when it was last stopped. */
  counted: number;
  /** The time at which the stopwatch was started; null while it is stopped. */
  runningSince: number | null;
  /** The time at which the lamp goes off; null while the lamp is off. */
  cureUntil: number | null;
}

const STORAGE_KEY = "lacquer.cards";
/** The number of cards to keep. The oldest cards make room for newer ones. */
const CARDS_MOST = 20;

export const CURE_MS = 60_000;

const isTime = (value: unknown): boolean =>
  value === null || (typeof value === "number" && Number.isFinite(value));

function isProgress(value: unknown): value is Progress {
  if (typeof value !== "object" || value === null) return false;
  const { designId, done, counted, runningSince, cureUntil } = value as Partial<Progress>;
  return (
    typeof designId === "string" &&
    Array.isArray(done) &&
    done.every((key) => typeof key === "string") &&
    typeof counted === "number" &&
    counted >= 0 &&
    isTime(runningSince) &&
    isTime(cureUntil)
  );
}

function keptCards(): Progress[] {
  try {
    const cards: unknown = JSON.parse(kept(STORAGE_KEY) ?? "[]");
    return Array.isArray(cards) ? cards.filter(isProgress) : [];
  } catch {
    // A damaged text counts as no cards.
    return [];
  }
}

const fresh = (designId: string): Progress => ({
  designId,
  done: [],
  counted: 0,
  runningSince: null,
  cureUntil: null,
});

export const progressOf = (designId: string): Progress =>
  keptCards().find((card) => card.designId === designId) ?? fresh(designId);

/** Stores a set's progress as the newest of all cards. */
export function keepProgress(progress: Progress): void {
  const others = keptCards().filter(({ designId }) => designId !== progress.designId);
  keep(STORAGE_KEY, JSON.stringify([progress, ...others].slice(0, CARDS_MOST)));
}

export const ticked = (progress: Progress, key: string): Progress => ({
  ...progress,
  done: progress.done.includes(key)
    ? progress.done.filter((one) => one !== key)
    : [...progress.done, key],
});

/** Returns the stopwatch's time. Even if the device's clock is set back, the time does not fall below `counted`. */
export const countedAt = ({ counted, runningSince }: Progress, now: number): number =>
  counted + (runningSince === null ? 0 : Math.max(0, now - runningSince));

/** Starts the stopwatch, or stops it if it is running. */
export const startedOrStopped = (progress: Progress, now: number): Progress =>
  progress.runningSince === null
    ? { ...progress, runningSince: now }
    : { ...progress, counted: countedAt(progress, now), runningSince: null };

/** Returns how many milliseconds the lamp stays on; 0 if it is off. */
export const cureLeft = ({ cureUntil }: Progress, now: number): number =>
  cureUntil === null ? 0 : Math.min(CURE_MS, Math.max(0, cureUntil - now));

export const lampTurned = (progress: Progress, now: number): Progress => ({
  ...progress,
  cureUntil: cureLeft(progress, now) > 0 ? null : now + CURE_MS,
});

/** Starts over for the next client: no step is done, and the stopwatch shows zero. */
export const begunAnew = ({ designId }: Progress): Progress => fresh(designId);
