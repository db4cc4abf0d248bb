const percent = (value: number): number => Math.min(100, Math.max(0, Math.round(value)));

/**
 * Returns whole numbers that have the proportions of `parts` and add up to `total`. They are equal if all parts are 0.
 */
export function splitWhole(parts: readonly number[], total = 100): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  const exact = parts.map((part) => (sum > 0 ? (part / sum) * total : total / parts.length));
  const whole = exact.map(Math.floor);
  const missing = total - whole.reduce((all, part) => all + part, 0);
  // The largest remainders are rounded up. If remainders are equal, the first is rounded up.
  const order = exact
    .map((part, index) => ({ index, rest: part - Math.floor(part) }))
    .toSorted((a, b) => b.rest - a.rest);
  for (const { index } of order.slice(0, missing)) whole[index] = (whole[index] ?? 0) + 1;
  return whole;
}

/** Sets one part to `value` and splits the rest among the other parts in their proportions. The sum is always 100. */
export function rebalance(parts: readonly number[], index: number, value: number): number[] {
  if (parts.length === 1) return [100];
  const own = percent(value);
  const others = splitWhole(parts.toSpliced(index, 1), 100 - own);
  return others.toSpliced(index, 0, own);
}
