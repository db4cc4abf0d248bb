import { z } from "zod";
import type { ErrorCode } from "../errors.ts";

/** The answer of an HTTP route that refuses a request. `codes` are the error codes with which this route may refuse. */
export const refusalOutput = (codes: readonly [ErrorCode, ...ErrorCode[]]) =>
  z.object({
    error: z.object({
      code: z.enum(codes),
      message: z.string().describe("A sentence for the person whose request was refused."),
      requestId: z
        .string()
        .describe("The id under which the server's log has details of this error."),
    }),
  });
export type Refusal = z.output<ReturnType<typeof refusalOutput>>;
