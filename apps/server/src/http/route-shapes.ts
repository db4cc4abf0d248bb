import { type ErrorCode, LacquerError, refuseUnstorable } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";
import type { ZodTypeProvider } from "fastify-type-provider-zod";
import type { z } from "zod";

/** Describes for OpenAPI those parts of a request or an answer that are not Lacquer's own JSON. */
interface Wire {
  parameters?: readonly object[];
  requestBody?: object;
  /** The descriptions of the answers, by status. */
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
    /** Who may call the route. If absent: signed-in users, and programs with a sufficient API key. */
    opens?: "anyone" | "person" | "account" | "link" | "cron";
    /** True for a route that reads its body piece by piece while it arrives, and never holds the whole body. */
    readsWhileArriving?: boolean;
    /** The codes with which this route may refuse, without the codes that all routes share. */
    refuses?: readonly ErrorCode[];
    /** Changes to the route's OpenAPI description that its shapes cannot express. */
    wire?: Wire;
  }
}

/** Thrown when a part of a request does not fit its shape. `part` says which part. */
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
 * Returns the reason why the database cannot store this value, or undefined if it can. Must run before a shape parses
 * the value, because a shape drops unknown fields.
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
 * Parses requests according to the shapes of their routes. Answers are not parsed: the compiler checks their types, and
 * to parse fifty jobs would take twice as long as to turn them into JSON.
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

/** The app, typed so that a route's shapes determine the types of its handler's input and answer. */
export const shaped = (app: FastifyInstance) => app.withTypeProvider<ZodTypeProvider>();
