import { keep, kept } from "../../../platform/kept.ts";

/** How far a set has come at the table. Times in ms. */
export interface Progress {
  designId: string;
  /** The keys of the steps that are done. */
  done: string[];
  /** What the stopwatch had counted when it was last stopped. */
  counted: number;
  /** When it was started; null = it stands still. */
  runningSince: number | null;
  /** When the lamp goes off; null = it is off. */
  cureUntil: number | null;
}

const STORAGE_KEY = "lacquer.cards";
/** Cards of sets that are long finished make room for newer ones. */
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
    // A text that was damaged holds no card.
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

/** Keeps how far a set has come, as the newest of all cards. */
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

/** What the stopwatch shows; a clock that was set back takes nothing from it. */
export const countedAt = ({ counted, runningSince }: Progress, now: number): number =>
  counted + (runningSince === null ? 0 : Math.max(0, now - runningSince));

/** Starts the stopwatch, or stops it. */
export const startedOrStopped = (progress: Progress, now: number): Progress =>
  progress.runningSince === null
    ? { ...progress, runningSince: now }
    : { ...progress, counted: countedAt(progress, now), runningSince: null };

/** How long the lamp still burns; 0 = it is off. */
export const cureLeft = ({ cureUntil }: Progress, now: number): number =>
  cureUntil === null ? 0 : Math.min(CURE_MS, Math.max(0, cureUntil - now));

export const lampTurned = (progress: Progress, now: number): Progress => ({
  ...progress,
  cureUntil: cureLeft(progress, now) > 0 ? null : now + CURE_MS,
});

/** The next client's set: nothing done, nothing counted. */
export const begunAnew = ({ designId }: Progress): Progress => fresh(designId);
