import { z } from "zod";

/** A time, by the clock of the database. */
export const time = z.iso.datetime().describe("ISO 8601, in UTC.");
