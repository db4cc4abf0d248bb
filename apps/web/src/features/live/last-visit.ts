const key = (personId: string) => `lacquer.visit.${personId}`;
/** Up to when this browser was told of a person's jobs, by the database's clock; null on a first visit. */
export function lastVisit(personId: string): Date | null {
  try {
    const at = Number(localStorage.getItem(key(personId)));
    return at > 0 ? new Date(at) : null;
  } catch {
    return null;
  }
}

export function rememberVisit(personId: string, at: number): void {
  try {
    localStorage.setItem(key(personId), String(Math.floor(at)));
  } catch {
    // Without storage every visit is a first one: what ended meanwhile is seen in its design all the same.
  }
}
