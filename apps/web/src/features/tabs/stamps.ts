import type { DraftPatch, DraftTab } from "./types.ts";

/**
 * No other window's copy replaces a design while the design is being changed here, nor for this many milliseconds
 * afterwards.
 */
const TYPING_MS = 2_000;
const changedHere = new Map<string, number>();

/** Returns a time later than every known time of this design, so that the current change wins. */
export function stampFor(tab: Pick<DraftTab, "updatedAt" | "jobAt">): number {
  return Math.max(Date.now(), tab.updatedAt + 1, tab.jobAt + 1);
}

function isJobPatch(patch: DraftPatch): boolean {
  return Object.keys(patch).every((key) => key === "generationJobId" || key === "seenVersion");
}

/** Returns the design with a change made in this window. */
export function changed(tab: DraftTab, patch: DraftPatch): DraftTab {
  if (Object.keys(patch).length === 0) return tab;
  if (isJobPatch(patch)) return { ...tab, ...patch, jobAt: stampFor(tab) };
  changedHere.set(tab.id, Date.now());
  return { ...tab, ...patch, updatedAt: stampFor(tab) };
}

/** Returns the design, marked as changed now. */
export function touched(tab: DraftTab): DraftTab {
  return { ...tab, updatedAt: stampFor(tab) };
}

/** Returns the ids of the designs that are being changed in this window at the moment. */
export function designsBeingChanged(): Set<string> {
  const now = Date.now();
  const typing = new Set<string>();
  for (const [id, at] of changedHere) {
    if (now - at < TYPING_MS) typing.add(id);
    else changedHere.delete(id);
  }
  return typing;
}

/**
 * Returns a number of milliseconds after which no design here counts as being changed; null if no design has been
 * changed here.
 */
export function typingOverIn(): number | null {
  return changedHere.size > 0 ? TYPING_MS + 100 : null;
}
