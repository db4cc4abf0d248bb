import { keep, kept } from "../../platform/kept.ts";

const key = (personId: string) => `lacquer.visit.${personId}`;
/** The time up to which this browser knows a person's jobs, by the database's clock; null on a first visit. */
export function lastVisit(personId: string): Date | null {
  const at = Number(kept(key(personId)));
  return at > 0 ? new Date(at) : null;
}

export function rememberVisit(personId: string, at: number): void {
  // Without storage every visit is a first one; the designs still show their ended jobs.
  keep(key(personId), String(Math.floor(at)));
}
