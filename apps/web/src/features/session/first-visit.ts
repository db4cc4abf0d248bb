const VISITED_KEY = "lacquer.visited";

/** True once somebody has worked in this browser: then a missing session is an ended one, not a first visit. */
export function hasVisited(): boolean {
  try {
    return localStorage.getItem(VISITED_KEY) !== null;
  } catch {
    return false;
  }
}

export function rememberVisit(): void {
  try {
    localStorage.setItem(VISITED_KEY, "1");
  } catch {
    // Without storage every visit is a first one, which only means a new guest.
  }
}
