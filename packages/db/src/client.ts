import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client.ts";

/** One pool, two ways in: Prisma for reads and plain records, plain SQL for the queue and for money. */
export interface Database {
  prisma: PrismaClient;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** What a statement can run on: the pool, or the one connection of a transaction. */
export type Queryable = Pick<pg.PoolClient, "query">;

export interface DatabaseOptions {
  url: string;
  /** Most sessions this process may hold. */
  connections?: number;
  onError?: (error: Error) => void;
}

/**
 * Opens a pool on any Postgres >= 15. Every session is UTC: the adapter drops the offset of a timestamp, so in any
 * other zone stored times would silently shift. An idle connection that dies is reported, never thrown.
 */
export function createDatabase({ url, connections = 8, onError }: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    options: "-c timezone=UTC",
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    application_name: "lacquer",
  });
  pool.on("error", (error) => onError?.(error));
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
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
 * Runs `work` in one READ COMMITTED transaction. A deadlock or a serialization failure is tried again, up to three
 * times in all: the whole of `work` runs anew, so it must change nothing outside the database.
 */
export async function transaction<T>(
  db: Database,
  work: (tx: pg.PoolClient) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const client = await db.pool.connect();
    let broken: Error | undefined;
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
      client.release(broken);
    }
  }
}

function isConflict(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "40P01" || code === "40001";
}
