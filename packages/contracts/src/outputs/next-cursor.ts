import { z } from "zod";

export const nextCursor = z
  .string()
  .nullable()
  .describe("Pass it to get the next page; null = this is the last.");
