import { authSecret } from "./auth-secret.mjs";
import { settings } from "./environment.mjs";
import { Fault, onStop } from "./lifecycle.mjs";
import { othersAreRunning } from "./launchers.mjs";
import { step } from "./step.mjs";

const LOOK_MS = 1000;

/**
 * Opens the database and returns its addresses for this machine: the operator's database, or an embedded Postgres that
 * stops with this launcher. `directUrl` is for sessions, because `url` may be a transaction pooler.
 */
export async function openDatabase({ onlyIfStarted = false, log = console.log } = {}) {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = process.env;
  if (DATABASE_URL) return { url: DATABASE_URL, directUrl: DATABASE_DIRECT_URL || DATABASE_URL };
  const { ensureEmbeddedPostgres } = await import("../../packages/db/src/embedded/index.ts");
  const ensure = () => ensureEmbeddedPostgres({ dataDir: settings().dataDir, log });
  let postgres = ensure();
  onStop(async () => {
    const found = await postgres.catch(() => undefined);
    if (!found || (onlyIfStarted && !found.started) || othersAreRunning()) return;
    await found.stop();
    log("Postgres stopped.");
  });
  const { url } = await postgres.catch((error) => {
    throw new Fault(error.message);
  });
  const watch = (moved) =>
    watchPostgres(
      url,
      moved,
      () => postgres,
      (next) => (postgres = next),
      ensure,
    );
  return { url, directUrl: url, watch };
}

/** Starts Postgres again after it has died. `moved` is called if Postgres then listens on another port. */
function watchPostgres(first, moved, current, replace, ensure) {
  let url = first;
  let looking = false;
  const timer = setInterval(async () => {
    if (looking) return;
    looking = true;
    try {
      if (await (await current()).isRunning()) return;
      console.error("Postgres has stopped; starting it again.");
      const next = ensure();
      replace(next);
      const found = await next;
      if (found.url !== url) moved((url = found.url));
    } catch (error) {
      console.error(error.message);
    } finally {
      looking = false;
    }
  }, LOOK_MS);
  onStop(() => clearInterval(timer));
}

/**
 * Returns the environment that gives the database to this repository's processes. `moved` is the new address of an
 * embedded Postgres.
 */
export function databaseEnvironment({ url, directUrl, watch }, moved) {
  return {
    DATABASE_URL: moved ?? url,
    DATABASE_DIRECT_URL: moved ?? directUrl,
    DATA_DIR: settings().dataDir,
    ...(watch && { AUTH_SECRET: authSecret() }),
  };
}

/** Brings the database's tables up to date. */
export async function migrate({ url, directUrl }) {
  const { applyMigrations } = await import("../../packages/db/src/migrate/index.ts");
  await step("Migrations", () =>
    applyMigrations({ url: directUrl, pooledUrl: url, log: console.log }).catch((error) => {
      throw new Fault(`The database could not be brought up to date: ${error.message}`);
    }),
  );
}
