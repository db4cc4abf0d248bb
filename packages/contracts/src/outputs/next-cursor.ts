import { z } from "zod";

export const nextCursor = z
  .string()
  .nullable()
  .describe("Pass this as `cursor` to get the next page; null = this is the last page.");
