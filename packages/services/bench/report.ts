/** Prints the table of a benchmark line by line: `what | figure | aim | ok`. */
export function createReport() {
  let missed = 0;
  return {
    /** `aim` is the highest allowed figure, or the lowest if `atLeast` is set. */
    line(
      what: string,
      figure: number,
      aim: number,
      options: { unit?: string; atLeast?: boolean } = {},
    ) {
      const { unit = "", atLeast = false } = options;
      const ok = atLeast ? figure >= aim : figure <= aim;
      if (!ok) missed += 1;
      const shown = Number.isInteger(figure) ? String(figure) : figure.toFixed(2);
      console.log(
        `${what} | ${shown} ${unit} | ${atLeast ? "≥" : "≤"} ${aim} ${unit} | ${ok ? "ok" : "MISSED"}`,
      );
    },
    get missed() {
      return missed;
    },
  };
}

export function percentile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
