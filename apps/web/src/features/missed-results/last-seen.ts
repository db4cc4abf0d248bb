const name = (personId: string) => `lacquer.seen.${personId}`;

/** When the newest end was that this person has seen or been told of on this device; null on a first visit. */
export function readLastSeen(personId: string): string | null {
  try {
    return localStorage.getItem(name(personId));
  } catch {
    return null;
  }
}

/** The server's times, never the browser's clock; it only moves forward. */
export function writeLastSeen(personId: string, endedAt: string): void {
  const before = readLastSeen(personId);
  if (before !== null && before >= endedAt) return;
  try {
    localStorage.setItem(name(personId), endedAt);
  } catch {
    // Without storage each visit is a first one.
  }
}
