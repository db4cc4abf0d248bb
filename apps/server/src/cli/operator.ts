import { createDatabase, type Database } from "@lacquer/db";
import { ensureEmbeddedPostgres } from "@lacquer/db/embedded";
import { readServerEnv, type ServerEnv } from "../env.ts";
import { dataDir } from "./data-dir.ts";
import { said } from "./said.ts";

/** Said to the operator as it is; the command then ends with 1. */
export class OperatorFault extends Error {}

/** Runs an operator's command on the house's database and ends the process: 0, or 1 with a sentence. */
export async function runCommand(
  work: (db: Database, words: string[]) => Promise<string>,
): Promise<void> {
  const env = readServerEnv();
  const db = createDatabase({
    url: await databaseUrl(env),
    directUrl: env.DATABASE_DIRECT_URL,
    connections: 2,
  });
  try {
    process.stdout.write(`${await work(db, process.argv.slice(2))}\n`);
  } catch (error) {
    const fault =
      error instanceof OperatorFault ? error.message : `It did not work: ${said(error)}`;
    process.stderr.write(`${fault}\n`);
    process.exitCode = 1;
  } finally {
    await db.close();
  }
}

export async function databaseUrl(env: ServerEnv): Promise<string> {
  return env.DATABASE_URL ?? (await ensureEmbeddedPostgres({ dataDir: dataDir(env) })).url;
}
