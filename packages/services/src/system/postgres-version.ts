import type { ServiceContext } from "../context.ts";

/** Returns the major version of the Postgres server. Rejects if the server does not answer. */
export async function readPostgresVersion(ctx: Pick<ServiceContext, "db">): Promise<number> {
  const { rows } = await ctx.db.pool.query<{ version: number }>(
    "select current_setting('server_version_num')::int / 10000 as version",
  );
  return rows[0]?.version ?? 0;
}
