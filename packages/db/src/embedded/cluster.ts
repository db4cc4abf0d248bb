import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { appendFile, chown, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Account, runPostgres } from "./account.ts";

export const SUPERUSER = "lacquer";

const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
timezone = 'UTC'
log_timezone = 'UTC'
max_connections = 200
`;

/** Returns the superuser's password. It is created once, in a file that only its owner can read. */
export async function readPassword(folder: string): Promise<string> {
  const file = path.join(folder, "password");
  try {
    if (existsSync(file)) {
      const known = await readFile(file, "utf8");
      if (known) return known;
    }
    const made = randomBytes(24).toString("base64url");
    await writeFile(file, made, { mode: 0o600 });
    return made;
  } catch (cause) {
    // We do not create a new password here. It would differ from the cluster's password and lock everybody out.
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(
      `The embedded Postgres's password in ${file} can be neither read nor written (${why}). Give that file back to the user that runs Lacquer, or set DATABASE_URL.`,
      { cause },
    );
  }
}

/** Creates the cluster if none exists. Deletes a half-made cluster that a killed process left behind. */
export async function ensureCluster(account: Account, password: string): Promise<string> {
  const cluster = path.join(account.folder, "cluster");
  if (existsSync(path.join(cluster, "PG_VERSION"))) return cluster;
  const draft = `${cluster}.new`;
  const passwordFile = path.join(account.folder, "initdb-password");
  await rm(draft, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  try {
    if (account.ids) await chown(passwordFile, account.ids.uid, account.ids.gid);
    await runPostgres(account, "initdb", [
      `--pgdata=${draft}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--no-sync",
      "--no-instructions",
    ]);
    await appendFile(path.join(draft, "postgresql.conf"), SETTINGS);
    await rename(draft, cluster);
  } finally {
    await rm(passwordFile, { force: true });
  }
  return cluster;
}
