import { keep, kept } from "../../platform/kept.ts";

const name = (personId: string) => `lacquer.seen.${personId}`;

/** Returns the time of the latest job end that the user has seen on this device; null on a first visit. */
export function readLastSeen(personId: string): string | null {
  return kept(name(personId));
}

/** Stores an end time, which comes from the server and never from the browser. The stored value only moves forward. */
export function writeLastSeen(personId: string, endedAt: string): void {
  const before = readLastSeen(personId);
  if (before !== null && before >= endedAt) return;
  // If the browser stores nothing, every visit counts as the first.
  keep(name(personId), endedAt);
}
