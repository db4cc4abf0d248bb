let missed = false;

/** Prints `what | figure | aim | ok`. If any aim is missed, the bench ends with exit code 1. */
export function print(what: string, figure: number, aim: number, unit: string): void {
  const ok = figure <= aim;
  missed ||= !ok;
  const digits = unit === "s" ? 1 : 0;
  const shown = `${figure.toFixed(digits)} ${unit}`.trim();
  console.log(`${what} | ${shown} | ≤ ${aim} ${unit} | ${ok ? "ok" : "MISSED"}`);
}

/** Prints a figure without an aim. */
export function note(what: string, figure: number, unit: string): void {
  console.log(`${what} | ${figure.toFixed(unit === "s" ? 1 : 0)} ${unit} | | `);
}

/** Prints a duration as a multiple of its control's duration, which was measured in the same run. */
export const ratio = (what: string, times: number, control: string): void =>
  console.log(`${what}, times ${control} | ${times.toFixed(1)} | | `);

/** True if any figure has missed its aim so far. */
export const hasMissed = (): boolean => missed;

export function percentile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
