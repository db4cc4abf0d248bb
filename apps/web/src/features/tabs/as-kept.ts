/** Fractions keep five digits, which is under a tenth of a pixel. */
export function fiveDigits(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(5)) : value;
}

/** What the browser keeps of it, and so what every other window has: the same from all of them, to the last digit. */
export const asKept = <T>(value: T): T => JSON.parse(JSON.stringify(value, fiveDigits)) as T;
