/** Rounds fractions to five digits; the error is less than a tenth of a pixel. */
export function fiveDigits(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(5)) : value;
}

/** Sorts the fields of objects, because storing and reading a stroke changes their order. */
function inOneOrder(key: string, value: unknown): unknown {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : fiveDigits(key, value);
}

/**
 * Returns the value in the form that the browser stores, so that all windows have exactly equal numbers and fields in
 * the same order.
 */
export const asKept = <T>(value: T): T => JSON.parse(JSON.stringify(value, inOneOrder)) as T;
