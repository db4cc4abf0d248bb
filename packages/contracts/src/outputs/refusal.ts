import { z } from "zod";
import type { ErrorCode } from "../errors.ts";

/** The answer of an HTTP route that refuses a request. `codes` are the error codes with which this route may refuse. */
export const refusalOutput = (codes: readonly [ErrorCode, ...ErrorCode[]]) =>
  z.object({
    error: z.object({
      code: z.enum(codes),
      message: z.string().describe("For the person who sees it."),
      requestId: z.string().describe("The server's log says more under this id."),
    }),
  });
export type Refusal = z.output<ReturnType<typeof refusalOutput>>;
