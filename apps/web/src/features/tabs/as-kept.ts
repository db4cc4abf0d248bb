/** Fractions keep five digits, which is less than a tenth of a pixel. */
export function fiveDigits(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(5)) : value;
}

/**
 * The value as the browser stores it, so that all windows have the same one to the last digit.
 */
export const asKept = <T>(value: T): T => JSON.parse(JSON.stringify(value, fiveDigits)) as T;
