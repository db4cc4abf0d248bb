import { AsyncLocalStorage } from "node:async_hooks";
import { LacquerError } from "@lacquer/contracts";
import type { Database } from "@lacquer/db";
import { currentOrigin, isUnavailable } from "@lacquer/services";

/** What went wrong with the database during one request. */
interface Trouble {
  cause?: unknown;
}

const troubles = new AsyncLocalStorage<Trouble>();

/** Fields whose change the audit records. */
const AUDITED = ["password", "email"];

/** Creating a user does not count: a new account's first address is not a change of address. */
const isAudited = (model: string | undefined, operation: string): boolean =>
  model === "Account" || (model === "User" && operation.startsWith("update"));

/**
 * Adds the origin of the request to a change of a password or an address. In the same statement, a trigger moves the
 * origin into the audit.
 */
function withOrigin<Args>(args: Args): Args {
  if (typeof args !== "object" || args === null || !("data" in args)) return args;
  const { data } = args;
  if (typeof data !== "object" || data === null || !AUDITED.some((field) => field in data))
    return args;
  return { ...args, data: { ...data, changedFrom: { ...currentOrigin() } } };
}

/**
 * Returns the database for the library. If the database is unavailable during a call, this is noted for the request
 * that made the call.
 */
export function libraryDatabase({ prisma }: Database) {
  return prisma.$extends({
    query: {
      async $allOperations({ model, operation, args, query }) {
        try {
          return await query(isAudited(model, operation) ? withOrigin(args) : args);
        } catch (error) {
          const trouble = troubles.getStore();
          if (trouble && isUnavailable(error)) trouble.cause = error;
          throw error;
        }
      },
    },
  });
}

/**
 * Answers a request with `handler`. The library answers most errors of the database as if the visitor had done
 * something wrong ("Failed to create user") or were signed out. If the database was unavailable, this function throws
 * unavailable instead.
 */
export async function answerOrUnavailable(handler: () => Promise<Response>): Promise<Response> {
  const trouble: Trouble = {};
  const response = await troubles.run(trouble, handler);
  if (trouble.cause === undefined || response.status < 400) return response;
  await response.body?.cancel();
  throw new LacquerError("unavailable", { cause: trouble.cause, retryAfter: 2 });
}
