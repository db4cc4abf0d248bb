import pg from "pg";
import { DatabaseSettingFault } from "./setting-fault.ts";

/**
 * Sets a direct session to UTC after it has connected. A startup option would not work everywhere, because poolers in
 * session mode refuse startup options.
 */
export const UTC = "set timezone to 'UTC'";

/**
 * Opens a UTC session. `url` must lead to the database or to a pooler in session mode. The caller must end the session.
 */
export async function openDirectSession(url: string, applicationName: string): Promise<pg.Client> {
  const session = new pg.Client({ connectionString: url, application_name: applicationName });
  // A lost session is reported by the next SQL statement. The listener only keeps the "error" event from ending the
  // process.
  session.on("error", () => {});
  await session.connect();
  try {
    await session.query(UTC);
    return session;
  } catch (error) {
    await session.end();
    throw error;
  }
}

/**
 * Refuses the address of a transaction pooler. Behind such a pooler, two open connections may share a session, and a
 * connection may move to another session. With `first` and a second connection, this function looks for both faults.
 */
export async function assertSession(first: pg.Client, url: string): Promise<void> {
  const before = await backendOf(first);
  const second = await openDirectSession(url, "lacquer-check");
  try {
    await second.query("begin");
    const other = await backendOf(second);
    if (other !== before && (await backendOf(first)) === before) return;
    throw new DatabaseSettingFault(
      "Locks and migrations need a session of their own, but this database is behind a transaction pooler. Set DATABASE_DIRECT_URL to the address of the database itself (or of a pooler in session mode); DATABASE_URL may stay the pooler's.",
    );
  } finally {
    await second.end();
  }
}

async function backendOf(session: pg.Client): Promise<number | undefined> {
  const { rows } = await session.query<{ pid: number }>("select pg_backend_pid() as pid");
  return rows[0]?.pid;
}
