import { keep, kept } from "../../platform/kept.ts";

const VISITED_KEY = "lacquer.visited";

/**
 * Returns true if somebody has worked in this browser before. A missing session then means that a session has ended,
 * and not that this is a first visit.
 */
export function hasVisited(): boolean {
  return kept(VISITED_KEY) !== null;
}

export function rememberVisit(): void {
  // If the browser stores nothing, every visit counts as the first, which only creates a new guest.
  keep(VISITED_KEY, "1");
}
