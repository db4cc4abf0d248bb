/** Returns the items of a stored list that could be restored. */
export function listOf<T>(kept: unknown, revive: (item: unknown) => T | null): T[] {
  if (!Array.isArray(kept)) return [];
  return kept.map(revive).filter((item): item is T => item !== null);
}

export function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === "number" && value >= least && value <= most;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
