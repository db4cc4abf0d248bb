import { keep, kept } from "../../platform/kept.ts";

const name = (personId: string) => `lacquer.seen.${personId}`;

/** The time of the newest job's end that this person knows of on this device; null on a first visit. */
export function readLastSeen(personId: string): string | null {
  return kept(name(personId));
}

/** These are the server's times, never the browser's. The value only moves forward. */
export function writeLastSeen(personId: string, endedAt: string): void {
  const before = readLastSeen(personId);
  if (before !== null && before >= endedAt) return;
  // Without storage every visit is a first one.
  keep(name(personId), endedAt);
}
