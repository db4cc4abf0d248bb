import { randomBytes } from "node:crypto";
import { createDatabase, type Database } from "@lacquer/db";
import pg from "pg";
import { inject } from "vitest";
import { databaseUrl } from "./cluster.ts";
import { CLONES } from "./template.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgres: { url: string; template: string };
  }
}

/** An empty database with all migrations, for one test file alone. */
export interface TestDatabase extends Database {
  url: string;
  /** Cuts every session and accepts no new one until the returned function is called, like a server that is down. */
  takeAway(): Promise<() => Promise<void>>;
  /** Closes the pool, cuts all remaining connections and drops the database. */
  drop(): Promise<void>;
}

/**
 * Creates a database as a copy of the template. The test run's config must name `@lacquer/testing/setup` as its
 * globalSetup.
 */
export async function createTestDatabase(
  options: { connections?: number } = {},
): Promise<TestDatabase> {
  const { url: adminUrl, template } = inject("postgres");
  const name = `${CLONES}${process.pid}_${randomBytes(4).toString("hex")}`;
  await administer(adminUrl, `create database ${name} template ${template}`);
  const url = databaseUrl(adminUrl, name);
  const db = createDatabase({ url, connections: options.connections ?? 20 });
  return {
    ...db,
    url,
    async takeAway() {
      await administer(adminUrl, `alter database ${name} with allow_connections false`);
      await administer(
        adminUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`,
      );
      return () => administer(adminUrl, `alter database ${name} with allow_connections true`);
    },
    async drop() {
      await db.close();
      await administer(adminUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
