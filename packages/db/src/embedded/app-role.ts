import { createHmac } from "node:crypto";
import pg from "pg";

/** The role of servers, workers and commands. It owns its database and everything in it, and has no other rights. */
export const APP_ROLE = "lacquer_app";

/**
 * Returns the role's password. It is derived from the superuser's password, so there is no second password file to
 * lose.
 */
export const appPassword = (password: string): string =>
  createHmac("sha256", password).update(APP_ROLE).digest("base64url");

const RIGHTS = "login nosuperuser nocreatedb nocreaterole noreplication nobypassrls";

/** Postgres's own databases, which only the superuser needs to enter. */
const CLOSED = ["postgres", "template1"];

/**
 * Makes the role the owner of everything in the database. In a data folder that is older than this role, everything
 * belongs to the superuser. So does everything that an older version of Lacquer adds later.
 */
const TAKE_OVER = `
do $$
declare
  one record;
begin
  for one in
    select format('alter %s %I.%I owner to ${APP_ROLE}',
      case relkind when 'S' then 'sequence' when 'v' then 'view' when 'm' then 'materialized view' else 'table' end,
      'public', relname) as change
    from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S', 'v', 'm')
      and relowner <> '${APP_ROLE}'::regrole
      -- The sequence of a column follows its table.
      and not exists (select from pg_depend where classid = 'pg_class'::regclass and objid = c.oid
        and refclassid = 'pg_class'::regclass and relkind = 'S' and deptype in ('a', 'i'))
    union all
    select format('alter type %I.%I owner to ${APP_ROLE}', 'public', typname)
    from pg_type
    where typnamespace = 'public'::regnamespace and typtype in ('e', 'd') and typowner <> '${APP_ROLE}'::regrole
    union all
    select format('alter routine %s owner to ${APP_ROLE}', oid::regprocedure)
    from pg_proc
    where pronamespace = 'public'::regnamespace and proowner <> '${APP_ROLE}'::regrole
  loop
    execute one.change;
  end loop;
end $$`;

/** How long the start waits for a table that an older process is using at this moment. */
const LOCK_PATIENCE = "30s";

/** Postgres's code for a lock that was not free within LOCK_PATIENCE. */
const LOCK_NOT_AVAILABLE = "55P03";

/** Says what to do if a running program kept a table. Other errors stay as they are. */
function explained(cause: unknown): unknown {
  if (!(cause instanceof pg.DatabaseError) || cause.code !== LOCK_NOT_AVAILABLE) return cause;
  return new Error(
    "Another Lacquer program is running on this data folder and keeps its tables busy. Stop it, and start again.",
    { cause },
  );
}

/**
 * Creates the role or corrects it, and makes it the owner of the database. `url` is the superuser's. This runs at every
 * start; it changes nothing when all is as it should be.
 *
 * @throws {Error} with a sentence if an older program keeps a table busy for longer than `patience`.
 */
export async function ensureAppRole(
  url: string,
  {
    database,
    password,
    patience = LOCK_PATIENCE,
  }: { database: string; password: string; patience?: string },
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // A lost session is reported by the next SQL statement. The listener only keeps the "error" event from ending the
  // process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("begin");
    await client.query(`set local lock_timeout = '${patience}'`);
    const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [
      APP_ROLE,
    ]);
    const verb = rowCount === 0 ? "create" : "alter";
    await client.query(`${verb} role ${APP_ROLE} ${RIGHTS} password ${pg.escapeLiteral(password)}`);
    for (const closed of CLOSED) await client.query(`revoke all on database ${closed} from public`);
    await client.query(`alter database ${database} owner to ${APP_ROLE}`);
    await client.query(TAKE_OVER);
    await client.query("commit");
  } catch (error) {
    throw explained(error);
  } finally {
    await client.end();
  }
}
