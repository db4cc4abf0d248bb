import { ERRORS } from "@lacquer/contracts";
import type { Database } from "@lacquer/db";
import { isUnavailable } from "@lacquer/services";
import { APIError } from "better-auth/api";

/**
 * Returns the database for the library. Several endpoints of the library answer any error except its own as if the
 * visitor had sent something wrong ("Failed to create user"). Its own error therefore says when the database is
 * unavailable, and has the cause.
 */
export function libraryDatabase({ prisma }: Database) {
  return prisma.$extends({
    query: {
      async $allOperations({ args, query }) {
        try {
          return await query(args);
        } catch (error) {
          throw isUnavailable(error) ? unavailable(error) : error;
        }
      },
    },
  });
}

function unavailable(cause: unknown): APIError {
  const { message } = ERRORS.unavailable;
  return new APIError("SERVICE_UNAVAILABLE", { code: "unavailable", message, cause });
}
