import pg from "pg";
import { DatabaseSettingFault } from "./setting-fault.ts";
import { type Addresses, isPooled } from "./addresses.ts";

/** Matches all names of time zones that are always UTC, not only `UTC` itself. */
const ALWAYS_UTC = /^(Etc\/)?(UTC|UCT|Universal|Zulu|GMT|GMT0|GMT[+-]0|Greenwich)$/i;

/**
 * Refuses two addresses that lead to different databases, because migrations would run in one and jobs in the other.
 * Two databases count as the same if they have the same object id (`oid`) and their servers started at the same
 * microsecond.
 */
export async function assertSameDatabase(addresses: Addresses): Promise<void> {
  if (!isPooled(addresses)) return;
  const look = () =>
    Promise.all([identify(addresses.url), identify(addresses.directUrl ?? addresses.url)]);
  const [pooled, direct] = await look();
  if (pooled.key === direct.key) return;
  // A server that restarts between the two queries looks like two servers, so both addresses are queried again.
  const [again, still] = await look();
  if (again.key === still.key) return;
  throw new DatabaseSettingFault(
    `DATABASE_URL leads to the database "${pooled.name}" and DATABASE_DIRECT_URL to "${direct.name}". These are different databases, or on different servers. Both must lead to the same database.`,
  );
}

async function identify(url: string): Promise<{ key: string; name: string }> {
  const client = await connectPlainly(url);
  try {
    const { rows } = await client.query<{ key: string; name: string }>(
      `select oid || '@' || extract(epoch from pg_postmaster_start_time()) as key, datname as name
       from pg_database where datname = current_database()`,
    );
    return rows[0] ?? { key: "", name: "" };
  } finally {
    await client.end();
  }
}

/** Opens a connection in a way that also works through a transaction pooler. */
async function connectPlainly(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/**
 * Throws if any session is not UTC, because every stored time would silently shift. It checks as many sessions at once
 * as the pool may hold, because a pooler may still keep sessions from before the zone was set.
 */
export async function assertUtc(pool: pg.Pool, sessions = 1): Promise<void> {
  const asked = Array.from({ length: sessions }, () =>
    pool.query<{ zone: string; database: string }>(
      "select current_setting('TimeZone') as zone, current_database() as database, pg_sleep(0.02)",
    ),
  );
  for (const { rows } of await Promise.all(asked).catch(inWords)) {
    const [row] = rows;
    if (!row || ALWAYS_UTC.test(row.zone)) continue;
    throw new DatabaseSettingFault(
      `Through DATABASE_URL the database's sessions are in the time zone ${row.zone}, so every time would be wrong; they must be UTC. As the database's owner, run  alter database ${pg.escapeIdentifier(row.database)} set timezone to 'UTC'  (and  alter role … reset timezone  if the role has a zone of its own). Then let the pooler open new sessions (PgBouncer: RECONNECT, or restart it), and start again.`,
    );
  }
}

function inWords(error: unknown): never {
  if (!(error instanceof Error && error.message.startsWith("unsupported startup parameter")))
    throw error;
  throw new DatabaseSettingFault(
    `DATABASE_URL leads through a pooler that accepts no startup options (${error.message}). Set DATABASE_DIRECT_URL to the address of the database itself. Lacquer then sends no such options through the pooler.`,
    { cause: error },
  );
}
