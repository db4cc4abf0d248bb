/**
 * Returns the index of the reference for each nail, according to the references' weights (equal if absent). The shares
 * are exact by the method of largest remainders, and the references are spread so that neighbours differ. `turn` shifts
 * the order, so that images differ as well.
 */
export function spreadReferences(
  nails: number,
  references: number,
  weights: readonly number[] | undefined,
  turn: number,
): (number | null)[] {
  const wanted = Array.from({ length: references }, (_, i) =>
    Math.max(0, weights?.[i] ?? (weights ? 0 : 1)),
  );
  const total = wanted.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0 || nails === 0) return Array.from({ length: nails }, () => null);
  const given = wanted.map(() => 0);
  const order: number[] = [];
  for (let nail = 0; nail < nails; nail++) {
    let best = 0;
    let most = Number.NEGATIVE_INFINITY;
    wanted.forEach((weight, i) => {
      const owed = (weight / total) * (nail + 1) - (given[i] ?? 0);
      if (weight > 0 && owed > most + 1e-9) {
        most = owed;
        best = i;
      }
    });
    given[best] = (given[best] ?? 0) + 1;
    order.push(best);
  }
  return order.map((_, i) => order[(i + turn) % nails] ?? 0);
}
