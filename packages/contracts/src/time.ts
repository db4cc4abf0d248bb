import { z } from "zod";

/** The last moment with a year of four digits in UTC. */
const LAST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A time, by the clock of the database. */
export const time = z.iso.datetime().describe("ISO 8601, in UTC.");

/**
 * A time that a caller gives, with any offset, from 1970 to 9999 in UTC. Postgres has no year 0, and an offset can move
 * a time into a year that Postgres does not read.
 */
export const moment = z.iso.datetime({ offset: true }).refine(
  (text) => {
    const at = Date.parse(text);
    return at >= 0 && at <= LAST;
  },
  { message: "Give a time between 1970 and 9999." },
);
