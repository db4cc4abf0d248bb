import { LacquerError } from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";

/**
 * Postgres cancels a statement of the monitor that takes longer than this, so that the monitor cannot burden a large
 * studio.
 */
export const STATEMENT_MS = 2_000;

/** Returns true if Postgres canceled the statement because it took too long. */
export const isTimeout = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "57014";

/** Reads one snapshot of the database. Throws unavailable if a statement takes too long. */
export async function readInTime<Answer>(
  ctx: Pick<ServiceContext, "db">,
  read: (tx: Queryable) => Promise<Answer>,
): Promise<Answer> {
  try {
    return await transaction(ctx.db, async (tx) => {
      await tx.query("set transaction isolation level repeatable read read only");
      await tx.query(`set local statement_timeout = ${STATEMENT_MS}`);
      return read(tx);
    });
  } catch (error) {
    if (isTimeout(error)) throw new LacquerError("unavailable", { cause: error });
    throw error;
  }
}
