import { keep, kept } from "../../platform/kept.ts";

const key = (personId: string) => `lacquer.visit.${personId}`;
/** Returns the time up to which this browser knows a user's jobs, on the database's clock; null on a first visit. */
export function lastVisit(personId: string): Date | null {
  const at = Number(kept(key(personId)));
  return at > 0 ? new Date(at) : null;
}

export function rememberVisit(personId: string, at: number): void {
  // If the browser stores nothing, every visit counts as the first. The designs still show their ended jobs.
  keep(key(personId), String(Math.floor(at)));
}
