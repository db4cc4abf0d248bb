import { keep, kept } from "../../platform/kept.ts";

const VISITED_KEY = "lacquer.visited";

/** True once somebody has worked in this browser: a missing session then has ended, and this is no first visit. */
export function hasVisited(): boolean {
  return kept(VISITED_KEY) !== null;
}

export function rememberVisit(): void {
  // Without storage every visit is a first one, which only means a new guest.
  keep(VISITED_KEY, "1");
}
