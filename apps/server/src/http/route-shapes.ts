import { type ErrorCode, LacquerError, refuseUnstorable } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";

/** A part of a request or an answer that is not JSON of ours, as OpenAPI describes it. */
interface Wire {
  parameters?: readonly object[];
  requestBody?: object;
  /** Shapes by status. */
  responses?: Record<number, object>;
}

declare module "fastify" {
  interface FastifySchema {
    operationId?: string;
    summary?: string;
    description?: string;
    tags?: readonly string[];
  }
  interface FastifyContextConfig {
    /** Who may call the route; absent = signed-in people, and programs whose key covers it. */
    opens?: "anyone" | "account" | "link" | "cron";
    /** The route's own codes, besides those of every route. */
    refuses?: readonly ErrorCode[];
    /** Changes to the description that shapes cannot express. */
    wire?: Wire;
  }
}

/** A part of a request that does not fit its shape. `part` tells the error handler which part it was. */
export class MisfitError extends Error {
  readonly part: string | undefined;
  readonly misfit: z.ZodError;

  constructor(part: string | undefined, misfit: z.ZodError) {
    super(misfit.message, { cause: misfit });
    this.name = "MisfitError";
    this.part = part;
    this.misfit = misfit;
  }
}

/**
 * The reason why the database cannot store this value; undefined if it can. This runs before a shape reads the value,
 * because a shape drops unknown fields.
 */
function unstorable(given: unknown): Error | undefined {
  try {
    refuseUnstorable(given);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new LacquerError("invalid_input", { cause: error });
  }
}

/**
 * Requests are parsed by the shapes that their routes are declared with. Answers are not parsed, because the compiler
 * checks them against their shapes: parsing fifty jobs again would cost twice as much as writing them.
 */
export function readByShapes(app: FastifyInstance): void {
  app.setValidatorCompiler<z.ZodType>(({ schema, httpPart }) => (given) => {
    const fault = unstorable(given);
    if (fault) return { error: fault };
    const read = schema.safeParse(given);
    return read.success ? { value: read.data } : { error: new MisfitError(httpPart, read.error) };
  });
  app.setSerializerCompiler(() => (answer) => JSON.stringify(answer));
}

/** The app for routes declared by shapes, which set the types of a handler's input and answer. */
export const shaped = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();
