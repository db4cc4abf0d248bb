/** Returns the value below which this share (0–1) of the sample lies; 0 for an empty sample. */
export function quantile(sample: readonly number[], part: number): number {
  const sorted = sample.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

export const median = (sample: readonly number[]): number => quantile(sample, 0.5);
export const worst = (sample: readonly number[]): number => Math.max(0, ...sample);

/** Milliseconds as seconds with two digits, for a figure. */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(2)} s`;
