import { type ApiKeyScope, LacquerError, refuseUnstorable } from "@lacquer/contracts";
import {
  type Caller,
  type LiveHub,
  type Log,
  neededScope,
  requireScope,
  type Services,
} from "@lacquer/services";
import { initTRPC, TRPCError } from "@trpc/server";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import superjson from "superjson";
import { readCallInput } from "./call-input.ts";
import { toLacquerError, trpcCode } from "./errors.ts";

/** What the server adds to the context of each call. */
export interface ApiContext {
  services: Services;
  log: Log;
  caller: Caller | null;
  requestId: string;
  live: LiveHub;
  /** Counts one procedure against the caller's limit. Throws rate_limited when the limit is exceeded. */
  count(kind: "request" | "create"): Promise<void>;
}

/** The interval at which a stream sends a ping while it has nothing else to send. */
export const SSE_PING_MS = 10_000;
/** The settings of a stream's client. It reopens a stream that has been silent for longer than this time. */
export const SSE_CLIENT = { reconnectAfterInactivityMs: 25_000 };

/** What a procedure declares about itself. */
export interface ProcedureMeta {
  /**
   * The scope that an API key needs for this procedure. Absent = `read` for queries and streams, `manage` for
   * mutations.
   */
  scope?: ApiKeyScope;
}

const t = initTRPC
  .context<ApiContext>()
  .meta<ProcedureMeta>()
  .create({
    transformer: {
      input: { serialize: superjson.serialize, deserialize: readCallInput },
      output: superjson,
    },
    isDev: false,
    sse: {
      ping: { enabled: true, intervalMs: SSE_PING_MS },
      client: SSE_CLIENT,
    },
    errorFormatter({ shape, error, ctx }) {
      const ours = toLacquerError(error);
      return {
        ...shape,
        message: ours.message,
        data: {
          code: ours.code,
          httpStatus: ours.status,
          path: shape.data.path,
          requestId: ctx?.requestId ?? null,
        },
      };
    },
  });

export const { router, createCallerFactory } = t;

/**
 * Turns every error into one of our codes, counts every call of a procedure (a batch of ten counts as ten calls), and
 * refuses texts that cannot be stored.
 */
const counted = t.procedure.use(async ({ ctx, next, getRawInput }) => {
  try {
    await ctx.count("request");
    // If the input cannot be read, the error is ignored here. Procedures that take input refuse it later.
    refuseUnstorable(await getRawInput().catch(() => undefined));
  } catch (error) {
    throw asTrpc(error);
  }
  const result = await next();
  if (result.ok) return result;
  const ours = toLacquerError(result.error);
  if (ours.code === "internal") {
    ctx.log.error(
      { err: result.error.cause ?? result.error, requestId: ctx.requestId },
      "a procedure failed",
    );
  }
  if (ours.code === "unavailable" && ours.cause !== undefined) {
    ctx.log.warn(
      { err: ours.cause, requestId: ctx.requestId },
      "a procedure found a service unavailable",
    );
  }
  throw asTrpc(ours);
});

/** A procedure that anyone may call. */
export const publicProcedure = counted;

/** A procedure for a signed-in guest or account, or for a program whose key has the needed scope. */
export const userProcedure = counted.use(({ ctx, type, meta, next }) => {
  if (!ctx.caller) throw asTrpc(new LacquerError("unauthorized"));
  try {
    requireScope(ctx.caller, neededScope(type === "mutation" ? "changes" : "reads", meta?.scope));
  } catch (error) {
    throw asTrpc(error);
  }
  return next({ ctx: { ...ctx, caller: ctx.caller } });
});

/** A procedure for people in the studio, guests included, but not for programs with an API key. */
export const personProcedure = userProcedure.use(({ ctx, next }) => {
  if (ctx.caller.kind !== "session") throw asTrpc(new LacquerError("session_required"));
  return next({ ctx: { ...ctx, caller: ctx.caller } });
});

/** A procedure for a person with an account in the studio: neither a guest nor a program with a key. */
export const accountProcedure = personProcedure.use(({ ctx, next }) => {
  if (ctx.caller.isGuest) throw asTrpc(new LacquerError("account_required"));
  return next();
});

/** Passes on a stream. As with calls, its errors reach the client with our codes, and internal errors are logged. */
export async function* mapped<T>(
  ctx: Pick<ApiContext, "log" | "requestId">,
  stream: AsyncIterable<T>,
): AsyncGenerator<T> {
  try {
    yield* stream;
  } catch (error) {
    const ours = toLacquerError(error);
    if (ours.code === "internal")
      ctx.log.error({ err: error, requestId: ctx.requestId }, "a stream broke off");
    throw asTrpc(ours);
  }
}

/** Returns the JSON in which tRPC's client expects an error that occurs inside a stream. */
export function streamError(error: unknown, requestId: string): string {
  const ours = toLacquerError(error);
  const { code, message, status: httpStatus } = ours;
  const data = { code, httpStatus, path: "jobs.events", requestId };
  const json = { message, code: TRPC_ERROR_CODES_BY_KEY[trpcCode(ours)], data };
  return JSON.stringify({ json });
}

function asTrpc(error: unknown): unknown {
  if (!(error instanceof LacquerError)) return error;
  return new TRPCError({ code: trpcCode(error), message: error.message, cause: error });
}
