import { z } from "zod";

export const nextCursor = z
  .string()
  .nullable()
  .describe("Ask with it for the next page; null = this is the last.");
