import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";
import { isPooled } from "./pooler/addresses.ts";
import { UnnamedClient } from "./pooler/unnamed-client.ts";

/** One connection pool with two uses: Prisma for reads and plain records, plain SQL for the queue and for money. */
export interface Database {
  prisma: PrismaClient;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** Anything that runs statements: the pool, or the one connection of a transaction. */
export type Queryable = Pick<pg.PoolClient, "query">;

export interface DatabaseOptions {
  url: string;
  /**
   * The address for work that needs a session. If it differs from `url`, then `url` leads to a transaction pooler and
   * gets only statements that need no session.
   */
  directUrl?: string | undefined;
  /** The maximum number of sessions this process may hold. */
  connections?: number;
  /** The longest wait for a statement's answer, in milliseconds. */
  queryTimeoutMs?: number;
  /**
   * Plans each named statement only once. Without this, a process that repeats a few statements spends more time on
   * planning than on running them.
   */
  genericPlans?: boolean;
  onError?: (error: Error) => void;
}

/**
 * The longest wait for a connection. With Prisma's own limit of 2 s, Prisma's requests would fail while all others
 * still wait.
 */
const CONNECTION_MS = 10_000;
/** The longest duration of a Prisma transaction. Within one, the sign-in library also computes a password's hash. */
const TRANSACTION_MS = 15_000;

/**
 * Opens a pool on any Postgres >= 15. Every session must use UTC, because the adapter drops a timestamp's offset: in
 * any other zone, stored times would silently shift. A transaction pooler refuses startup options and mixes up named
 * statements. Behind a pooler, the database itself therefore sets the zone, and `assertUtc` checks it. The death of an
 * idle connection is reported, never thrown.
 */
export function createDatabase(options: DatabaseOptions): Database {
  const { url, connections = 8, queryTimeoutMs = 15_000, genericPlans = false, onError } = options;
  const pool = new pg.Pool({
    ...(isPooled(options)
      ? { connectionString: url, Client: UnnamedClient }
      : withSettings(url, [
          "timezone=UTC",
          "jit=off",
          ...(genericPlans ? ["plan_cache_mode=force_generic_plan"] : []),
        ])),
    max: connections,
    connectionTimeoutMillis: CONNECTION_MS,
    idleTimeoutMillis: 30_000,
    // Keep-alive detects a dead connection, so that a worker does not wait on it for ever.
    keepAlive: true,
    query_timeout: queryTimeoutMs,
    application_name: "lacquer",
  });
  pool.on("error", (error) => onError?.(error));
  pool.on("release", (_error, client) => closeIfWithin(client));
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: CONNECTION_MS, timeout: TRANSACTION_MS },
  });
  return {
    prisma,
    pool,
    async close() {
      await prisma.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
}

/**
 * Closes a connection that is returned to the pool in the middle of a transaction, so that the pool drops it. If a
 * statement got no answer in time, Prisma's ROLLBACK waits behind it and fails too, and the connection is returned
 * without an error. Whoever got the connection next would work within the lost transaction: what they wrote would be
 * undone, or would commit what had failed.
 */
function closeIfWithin(client: pg.PoolClient): void {
  const status = client.getTransactionStatus();
  if (status === "T" || status === "E") void client.end();
}

/** The `options` in a url replace the pool's options, so our options are appended to those in the url. */
function withSettings(
  url: string,
  settings: string[],
): { connectionString: string; options: string } {
  const parsed = new URL(url);
  const given = parsed.searchParams.get("options");
  parsed.searchParams.delete("options");
  const options = [given, ...settings.map((setting) => `-c ${setting}`)].filter(Boolean).join(" ");
  return { connectionString: parsed.href, options };
}

/**
 * True when the database itself refused the statement, so nothing was written. False when the connection was lost: the
 * COMMIT may have happened, although its answer did not reach us.
 */
export function wasRefused(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^(?!08|57P)[0-9A-Z]{5}$/.test(code) && /\d/.test(code);
}

/**
 * Runs `work` in one READ COMMITTED transaction. After a deadlock or a serialization failure, all of `work` runs again,
 * three times at most. `work` must therefore change nothing outside the database.
 */
export async function transaction<T>(
  db: Database,
  work: (tx: pg.PoolClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await db.pool.connect();
    let broken: Error | undefined;
    // A session that is cut off emits an error event. Without a listener, the event would end the process.
    const onLost = (error: Error) => {
      broken = error;
    };
    client.on("error", onLost);
    try {
      await client.query("BEGIN");
      const result = await work(client);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch((rollbackError: Error) => {
        broken = rollbackError;
      });
      if (attempt >= 3 || !isConflict(error)) throw error;
    } finally {
      client.off("error", onLost);
      client.release(broken);
    }
  }
}

function isConflict(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "40P01" || code === "40001";
}
