import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.ts";

const run = promisify(execFile);

/**
 * Refuses a cluster that another major version made, because these programs cannot read its files.
 *
 * @throws {Error} whose message says what to do: make a backup with the old version and restore it with this one.
 */
export async function assertMajor(account: Account, cluster: string): Promise<void> {
  const made = (await readFile(path.join(cluster, "PG_VERSION"), "utf8")).trim();
  const { stdout } = await run(path.join(account.binaries, "postgres"), ["--version"]);
  const ours = /(\d+)/.exec(stdout)?.[1];
  if (made === ours) return;
  throw new Error(
    `The data in ${cluster} was written by Postgres ${made}. This version of Lacquer brings Postgres ${ours}, which cannot read it. Run  npm run backup <file>  with the version of Lacquer that you had before, then  npm run restore <file>  with this one and an empty DATA_DIR.`,
  );
}
