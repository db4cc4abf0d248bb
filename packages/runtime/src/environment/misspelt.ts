/** An unknown name in the environment, and the known name that was probably meant. */
export interface Misspelling {
  given: string;
  meant: string;
}

/** The length of the shortest name that is compared. Shorter names are too similar to names of other programs. */
const SHORTEST = 6;

/**
 * Finds names that are almost ours: one letter is missing, added, wrong or swapped, or an underscore is in another
 * place.
 */
export function findMisspelt(given: readonly string[], known: readonly string[]): Misspelling[] {
  const ours = new Set(known);
  return given.flatMap((name) => {
    if (ours.has(name)) return [];
    const meant = known.find(
      (candidate) => !given.includes(candidate) && isAlmost(name, candidate),
    );
    return meant === undefined ? [] : [{ given: name, meant }];
  });
}

function isAlmost(name: string, candidate: string): boolean {
  if (candidate.length < SHORTEST) return false;
  const bare = (text: string) => text.toUpperCase().replaceAll(/[_-]/g, "");
  if (bare(name) === bare(candidate)) return true;
  return distance(name.toUpperCase(), candidate) === 1;
}

/** Returns how many letters must be inserted, deleted, changed, or swapped with a neighbour to turn `a` into `b`. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 1) return 2;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let least = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
}
