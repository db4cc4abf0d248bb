import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import type { Account } from "./account.ts";

const run = promisify(execFile);

/**
 * Refuses a cluster of another major version, whose files these programs cannot read.
 *
 * @throws {Error} with the way out: the old version makes a backup, this one restores it.
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
