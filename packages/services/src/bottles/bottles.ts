import {
  type Bottle,
  type BottleFields,
  BOTTLES_MAX,
  LacquerError,
  type RemovedBottles,
} from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { lockUser } from "../accounts/lock-user.ts";

type Row = Omit<Bottle, "createdAt"> & { createdAt: Date };

const SHOWN = `id, name, maker, code, finish, color, color_origin as "colorOrigin", created_at as "createdAt"`;

const present = ({ createdAt, ...row }: Row): Bottle => ({
  ...row,
  createdAt: createdAt.toISOString(),
});

/** Returns the user's bottles, sorted by maker, code and name. */
export async function listBottles(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
): Promise<Bottle[]> {
  const { rows } = await ctx.db.pool.query<Row>(
    `select ${SHOWN} from bottles where user_id = $1 order by lower(maker), code, lower(name), id`,
    [userId],
  );
  return rows.map(present);
}

/** If a list contains a bottle twice, only the last line about it counts. */
const PUT = `
insert into bottles (user_id, name, maker, code, finish, color, color_origin)
select distinct on (maker, code, name) $1, name, maker, code, finish, color, "colorOrigin"
from rows from (
  jsonb_to_recordset($2::jsonb) as (name text, maker text, code text, finish text, color text, "colorOrigin" text)
) with ordinality as b(name, maker, code, finish, color, "colorOrigin", line)
order by maker, code, name, line desc
on conflict (user_id, maker, code, name)
  do update set finish = excluded.finish, color = excluded.color, color_origin = excluded.color_origin
returning ${SHOWN}`;

/**
 * Puts either all of the bottles on the shelf or none. A bottle with the same maker, code and name that is already
 * there gets the new colour and finish. Throws too_many_bottles.
 */
export function putBottles(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  bottles: readonly BottleFields[],
): Promise<Bottle[]> {
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    const { rows } = await tx.query<Row>(PUT, [userId, JSON.stringify(bottles)]);
    if ((await countBottles(tx, userId)) > BOTTLES_MAX) {
      limitRefusals.inc({ limit: "bottles" });
      throw new LacquerError("too_many_bottles");
    }
    return rows.map(present);
  });
}

async function countBottles(tx: Queryable, userId: number): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    "select count(*)::int as count from bottles where user_id = $1",
    [userId],
  );
  return rows[0]?.count ?? 0;
}

/**
 * Changes one bottle. Throws bottle_not_found, and bottle_exists if the bottle would become a duplicate of another one.
 */
export function updateBottle(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  { id, name, maker, code, finish, color, colorOrigin }: BottleFields & { id: number },
): Promise<Bottle> {
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    const { rows: doubles } = await tx.query(
      "select 1 from bottles where user_id = $1 and id <> $2 and (maker, code, name) = ($3, $4, $5)",
      [userId, id, maker, code, name],
    );
    if (doubles.length > 0) throw new LacquerError("bottle_exists");
    const { rows } = await tx.query<Row>(
      `update bottles set name = $3, maker = $4, code = $5, finish = $6, color = $7, color_origin = $8
       where id = $1 and user_id = $2 returning ${SHOWN}`,
      [id, userId, name, maker, code, finish, color, colorOrigin],
    );
    if (!rows[0]) throw new LacquerError("bottle_not_found");
    return present(rows[0]);
  });
}

/** Removes bottles from the shelf, and returns the ids of the bottles that were there. */
export async function removeBottles(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  ids: readonly number[],
): Promise<RemovedBottles> {
  const { rows } = await ctx.db.pool.query<{ id: number }>(
    "delete from bottles where user_id = $1 and id = any($2::int[]) returning id",
    [userId, ids],
  );
  return { ids: rows.map(({ id }) => id).sort((a, b) => a - b) };
}
