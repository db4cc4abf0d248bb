import { z } from "zod";
import type { ErrorCode } from "../errors.ts";

/** The answer of every HTTP route that refuses; `codes` are the route's refusals. */
export const refusalOutput = (codes: readonly [ErrorCode, ...ErrorCode[]]) =>
  z.object({
    error: z.object({
      code: z.enum(codes),
      message: z.string().describe("For the person who sees it."),
      requestId: z.string().describe("The server's log says more under this id."),
    }),
  });
export type Refusal = z.output<ReturnType<typeof refusalOutput>>;
