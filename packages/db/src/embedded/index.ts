import { mkdir, readFile, realpath, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { type Account, chooseAccount, runPostgres } from "./account.ts";
import { APP_ROLE, appPassword, ensureAppRole } from "./app-role.ts";
import { postgresBinaries } from "./binaries.ts";
import { ensureCluster, readPassword, SUPERUSER } from "./cluster.ts";
import { withFileLock } from "./lock.ts";
import { assertMajor } from "./major.ts";
import { choosePort } from "./port.ts";
import { answers, pidFile, readPostmaster } from "./running.ts";

const DATABASE = "lacquer";
/**
 * How long to retry a start. After kill -9, Postgres can linger for some seconds, during which a new one refuses to
 * start.
 */
const RESTART_MS = 10_000;
/** How long to wait for Postgres after a crash, while it replays its log and does not answer yet. */
const RECOVERY_MS = 60_000;

export interface EmbeddedPostgres {
  /** The studio's database, as a role that has rights in it alone. */
  url: string;
  /** The same database as the superuser. Only tests and the fault rig use it. */
  adminUrl: string;
  /** False when Postgres was already running on this folder and is used as it is. */
  started: boolean;
  isRunning(): Promise<boolean>;
  /** Stops Postgres, even if another process started it. May be called twice. */
  stop(): Promise<void>;
}

/**
 * Returns the Postgres whose data is in `<dataDir>/postgres`, and starts it if it is not running. Postgres runs as a
 * daemon: it outlives this process, and the next call finds it again. Two processes may call this function at once.
 *
 * @throws {Error} with the last lines of Postgres's own log when Postgres cannot be started.
 */
export async function ensureEmbeddedPostgres(options: {
  dataDir: string;
  log?: (line: string) => void;
  /** Forces one of the two ways to run Postgres as root; for tests. */
  asRoot?: "namespace" | "other-user";
}): Promise<EmbeddedPostgres> {
  const wanted = path.resolve(options.dataDir, "postgres");
  await mkdir(wanted, { recursive: true });
  const folder = await realpath(wanted);
  return withFileLock(path.join(folder, "starting.lock"), async () => {
    const account = await chooseAccount({ binaries: postgresBinaries(), folder }, options.asRoot);
    const password = await readPassword(folder);
    const cluster = await ensureCluster(account, password);
    await assertMajor(account, cluster);
    const urlAt = (port: number, database: string) =>
      `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}`;

    let port = await reattach(cluster, (found) => urlAt(found, "postgres"));
    const started = port === undefined;
    if (port === undefined) {
      port = await choosePort(folder);
      await start(account, cluster, port);
      options.log?.(`Postgres is up on port ${port}.`);
    } else {
      options.log?.(`Postgres was already running on port ${port}.`);
    }
    await ensureDatabase(urlAt(port, "postgres"));
    const adminUrl = urlAt(port, DATABASE);
    const own = appPassword(password);
    await ensureAppRole(adminUrl, { database: DATABASE, password: own });
    return {
      url: `postgresql://${APP_ROLE}:${own}@127.0.0.1:${port}/${DATABASE}`,
      adminUrl,
      started,
      isRunning: async () => (await readPostmaster(cluster))?.process === "ours",
      stop: () => stop(account, cluster),
    };
  });
}

/**
 * Stops the Postgres whose data is in `<dataDir>/postgres`, if it runs. Needed when a killed program left its Postgres
 * running.
 */
export async function stopEmbeddedPostgres(options: { dataDir: string }): Promise<void> {
  const folder = await realpath(path.resolve(options.dataDir, "postgres")).catch(() => undefined);
  if (folder === undefined) return;
  await withFileLock(path.join(folder, "starting.lock"), async () => {
    const account = await chooseAccount({ binaries: postgresBinaries(), folder });
    await stop(account, path.join(account.folder, "cluster"));
  });
}

/** Returns the port of a Postgres that is running on this cluster. Waits while Postgres recovers from a crash. */
async function reattach(
  cluster: string,
  urlAt: (port: number) => string,
): Promise<number | undefined> {
  const until = Date.now() + RECOVERY_MS;
  for (;;) {
    const found = await readPostmaster(cluster);
    if (found === undefined || found.process === "gone") return undefined;
    if (found.port > 0 && (await answers(urlAt(found.port), cluster))) return found.port;
    if (found.process === "other") {
      // If this old file stayed, Postgres would refuse to start, because it would mistake another process with the same
      // id for itself.
      await rm(pidFile(cluster), { force: true });
      return undefined;
    }
    if (Date.now() > until) {
      throw new Error(
        `The Postgres of ${cluster} (process ${found.pid}) runs but does not answer. Stop that process and start again.`,
      );
    }
    await delay(100);
  }
}

async function start(account: Account, cluster: string, port: number): Promise<void> {
  const log = path.join(account.folder, "postgres.log");
  const until = Date.now() + RESTART_MS;
  for (;;) {
    try {
      const args = ["start", "-w", "-t", "60", "-D", cluster, "-l", log, "-o", `-p ${port}`];
      return await runPostgres(account, "pg_ctl", args);
    } catch (cause) {
      if (Date.now() > until) {
        const tail = (await readFile(log, "utf8").catch(() => "")).trim().split("\n").slice(-5);
        throw new Error(`Postgres did not start. Its log (${log}) ends:\n${tail.join("\n")}`, {
          cause,
        });
      }
      await delay(250);
    }
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // A lost session is reported by the next SQL statement. The listener only keeps the "error" event from ending the
  // process.
  client.on("error", () => {});
  await client.connect();
  try {
    const found = await client.query("select 1 from pg_database where datname = $1", [DATABASE]);
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
}

async function stop(account: Account, cluster: string): Promise<void> {
  const found = await readPostmaster(cluster);
  if (found?.process !== "ours") return;
  await runPostgres(account, "pg_ctl", ["stop", "-w", "-m", "fast", "-D", cluster]).catch(
    async (cause: unknown) => {
      // Another process may have stopped Postgres in the meantime.
      if ((await readPostmaster(cluster))?.process === "ours") throw cause;
    },
  );
}
