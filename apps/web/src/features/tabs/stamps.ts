import type { DraftPatch, DraftTab } from "./types.ts";

/** While a design is being changed here, and for this long after, no other window's copy replaces it. */
const TYPING_MS = 2_000;
const changedHere = new Map<string, number>();

/** Later than every known time of this design, so that the present change counts. */
export function stampFor(tab: Pick<DraftTab, "updatedAt" | "jobAt">): number {
  return Math.max(Date.now(), tab.updatedAt + 1, tab.jobAt + 1);
}

function isJobPatch(patch: DraftPatch): boolean {
  return Object.keys(patch).every((key) => key === "generationJobId" || key === "seenVersion");
}

/** The design with a change made in this window. */
export function changed(tab: DraftTab, patch: DraftPatch): DraftTab {
  if (Object.keys(patch).length === 0) return tab;
  if (isJobPatch(patch)) return { ...tab, ...patch, jobAt: stampFor(tab) };
  changedHere.set(tab.id, Date.now());
  return { ...tab, ...patch, updatedAt: stampFor(tab) };
}

/** The design, marked as changed now. */
export function touched(tab: DraftTab): DraftTab {
  return { ...tab, updatedAt: stampFor(tab) };
}

/** The designs that are being changed in this window right now. */
export function designsBeingChanged(): Set<string> {
  const now = Date.now();
  const typing = new Set<string>();
  for (const [id, at] of changedHere) {
    if (now - at < TYPING_MS) typing.add(id);
    else changedHere.delete(id);
  }
  return typing;
}

/** The time until all designs here are at rest, in ms; null when all are. */
export function typingOverIn(): number | null {
  return changedHere.size > 0 ? TYPING_MS + 100 : null;
}
