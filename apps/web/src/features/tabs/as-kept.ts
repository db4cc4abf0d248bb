/** Fractions keep five digits, which is less than a tenth of a pixel. */
export function fiveDigits(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(5)) : value;
}

/** Storing and reading a stroke changes the order of its fields. */
function inOneOrder(key: string, value: unknown): unknown {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    : fiveDigits(key, value);
}

/** The value as the browser stores it, so that all windows have the same one, to the last digit and in one order. */
export const asKept = <T>(value: T): T => JSON.parse(JSON.stringify(value, inOneOrder)) as T;
