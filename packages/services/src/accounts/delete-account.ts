import type { AccountDeletion } from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import { actFrom } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { keepingOf } from "../limits/keeping.ts";
import { queueMail } from "../mail/index.ts";
import { emptyUser } from "./empty-user.ts";

/** The maximum number of accounts that one call empties. The next call empties more accounts. */
const MOST = 100;

type DeleteContext = Pick<ServiceContext, "db" | "config">;

const present = (ctx: DeleteContext, deleteAt: Date | null): AccountDeletion => ({
  deleteAt: deleteAt?.toISOString() ?? null,
  graceDays: keepingOf(ctx).deleteGraceDays,
});

/** Returns the time at which the account will be deleted; null if nobody has asked for its deletion. */
export async function readDeletion(ctx: DeleteContext, userId: number): Promise<AccountDeletion> {
  const { rows } = await ctx.db.pool.query<{ deleteAt: Date | null }>(
    `select delete_at as "deleteAt" from users where id = $1`,
    [userId],
  );
  return present(ctx, rows[0]?.deleteAt ?? null);
}

/**
 * Asks for the deletion of the account. The owner is told by mail and can take the deletion back for DELETE_GRACE_DAYS.
 * A second request changes nothing, so the time of the deletion stays the same.
 */
export async function askDeletion(ctx: DeleteContext, userId: number): Promise<AccountDeletion> {
  const [asked] = await inAudit(ctx, async (tx) => {
    const { rows } = await tx.query<{ email: string; deleteAt: Date }>(
      `update users set delete_at = now() + make_interval(days => $2), updated_at = now()
       where id = $1 and delete_at is null and emptied_at is null
       returning email, delete_at as "deleteAt"`,
      [userId, keepingOf(ctx).deleteGraceDays],
    );
    return rows;
  });
  if (asked) {
    const day = asked.deleteAt.toISOString().slice(0, 10);
    await queueMail(ctx, { to: asked.email, letter: { kind: "deletion-asked", day } });
  }
  return readDeletion(ctx, userId);
}

/** Takes back the request to delete the account. */
export async function keepAccount(ctx: DeleteContext, userId: number): Promise<AccountDeletion> {
  await inAudit(ctx, (tx) =>
    tx.query(
      "update users set delete_at = null, updated_at = now() where id = $1 and emptied_at is null",
      [userId],
    ),
  );
  return readDeletion(ctx, userId);
}

/** Runs a change of an account in a transaction that tells the audit's triggers where the request comes from. */
function inAudit<Answer>(ctx: DeleteContext, change: (tx: Queryable) => Promise<Answer>) {
  return transaction(ctx.db, async (tx) => {
    await actFrom(tx);
    return change(tx);
  });
}

/**
 * Empties the accounts whose deletion is due, and returns their number. An account with a waiting or running job is
 * left for a later call, so that its job can end first.
 */
export async function deleteDueAccounts(ctx: DeleteContext): Promise<number> {
  const { rows } = await ctx.db.pool.query<{ id: number }>(
    `select id from users where delete_at <= now() and emptied_at is null order by delete_at limit ${MOST}`,
  );
  let emptied = 0;
  for (const { id } of rows) if (await emptyUser(ctx, id, { isAskedFor: true })) emptied += 1;
  return emptied;
}
