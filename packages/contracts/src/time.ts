import { z } from "zod";

/** A moment by the database's clock. */
export const time = z.iso.datetime().describe("ISO 8601, in UTC.");
