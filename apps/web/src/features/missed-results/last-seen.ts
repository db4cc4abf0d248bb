import { keep, kept } from "../../platform/kept.ts";

const name = (personId: string) => `lacquer.seen.${personId}`;

/** When the newest end was that this person has seen or been told of on this device; null on a first visit. */
export function readLastSeen(personId: string): string | null {
  return kept(name(personId));
}

/** The server's times, never the browser's clock; it only moves forward. */
export function writeLastSeen(personId: string, endedAt: string): void {
  const before = readLastSeen(personId);
  if (before !== null && before >= endedAt) return;
  // Where nothing is kept each visit is a first one.
  keep(name(personId), endedAt);
}
