/** A row as it appears in an answer, with its times as text. */
export type WithIsoTimes<Row> = {
  [Key in keyof Row]: Row[Key] extends Date
    ? string
    : Row[Key] extends Date | null
      ? string | null
      : Row[Key];
};

/** Returns the row with its times as ISO 8601 in UTC. */
export function withIsoTimes<Row extends object>(row: Row): WithIsoTimes<Row> {
  return Object.fromEntries(
    Object.entries(row).map(([key, value]) => [
      key,
      value instanceof Date ? value.toISOString() : value,
    ]),
  ) as WithIsoTimes<Row>;
}
