import { BOARD_DESIGNS_MAX, BOARDS_MAX, BOTTLES_MAX } from "@lacquer/contracts";
import { type Queryable, transaction } from "@lacquer/db";
import { mergeUserQueues } from "@lacquer/db/queue";
import type { ServiceContext } from "../context.ts";
import { adoptCredits, makeGoodStarterCredits } from "../credits/index.ts";

/**
 * Moves the guest's bottles. Bottles that the account already has, and bottles beyond its limit, stay with the guest.
 */
const ADOPT_BOTTLES = `
update bottles set user_id = $2 where id in (
  select g.id from bottles g
  where g.user_id = $1 and not exists (
    select 1 from bottles o where o.user_id = $2 and (o.maker, o.code, o.name) = (g.maker, g.code, g.name)
  )
  order by g.id limit greatest(0, $3 - (select count(*) from bottles where user_id = $2))
)`;

/**
 * Copies the images of the guest's boards to the account's boards with the same names, the newest designs first, until
 * a board is full.
 */
const MERGE_BOARDS = `
insert into board_designs (board_id, design_id)
select board_id, design_id from (
  select mine.id as board_id, o.design_id, row_number() over (partition by mine.id order by d.seq desc) as place
  from boards theirs
  join boards mine on mine.user_id = $2 and mine.name = theirs.name
  join board_designs o on o.board_id = theirs.id
  join designs d on d.id = o.design_id
  where theirs.user_id = $1
) brought
where place <= $3 - (select count(*) from board_designs b where b.board_id = brought.board_id)
on conflict do nothing`;

/**
 * Moves the guest's boards whose names the account does not have yet. Boards beyond the account's limit stay with the
 * guest.
 */
const ADOPT_BOARDS = `
update boards set user_id = $2 where id in (
  select g.id from boards g
  where g.user_id = $1 and not exists (select 1 from boards o where o.user_id = $2 and o.name = g.name)
  order by g.created_at, g.id limit greatest(0, $3 - (select count(*) from boards where user_id = $2))
)`;

/**
 * Moves a guest's work into the account that the guest signed up for or signed in to, in one transaction. Jobs are
 * locked before users, as everywhere else. `address` is the caller's address. Nothing is moved twice, even if this runs
 * again or for two accounts at the same time.
 */
export async function adoptGuest(
  ctx: Pick<ServiceContext, "db" | "config">,
  userId: number,
  input: {
    guestId: number;
    isNewAccount: boolean;
    address?: string | null;
    /**
     * True if the browser that signs in may be a different one from the guest's. The guest's devices then stay with the
     * guest.
     */
    leavesDevices?: boolean;
  },
): Promise<void> {
  const { guestId, isNewAccount, leavesDevices = false } = input;
  if (guestId === userId) return;
  await makeGoodStarterCredits(ctx, userId);
  await transaction(ctx.db, async (tx) => {
    const { rowCount: jobs } = await tx.query(
      "select id from generation_jobs where user_id = $1 order by id for update",
      [guestId],
    );
    await tx.query("select id from users where id = any($1::int[]) order by id for update", [
      [guestId, userId],
    ]);
    await tx.query(
      `update generation_jobs
       set user_id = $2, version = nextval('job_version_seq'),
           refund_lapses = refund_lapses or (not $3 and credits_deducted and status in ('pending', 'processing'))
       where user_id = $1`,
      [guestId, userId, isNewAccount],
    );
    await tx.query("update designs set user_id = $2 where user_id = $1", [guestId, userId]);
    await tx.query("update job_drafts set user_id = $2 where user_id = $1", [guestId, userId]);
    await tx.query(
      `update uploads u set user_id = $2, idempotency_key = case when not exists (
         select 1 from uploads o where o.user_id = $2 and o.idempotency_key = u.idempotency_key
       ) then u.idempotency_key end
       where user_id = $1`,
      [guestId, userId],
    );
    await tx.query(ADOPT_BOTTLES, [guestId, userId, BOTTLES_MAX]);
    await tx.query(MERGE_BOARDS, [guestId, userId, BOARD_DESIGNS_MAX]);
    await tx.query(ADOPT_BOARDS, [guestId, userId, BOARDS_MAX]);
    if (!leavesDevices) await adoptDevices(tx, guestId, userId);
    await tx.query(
      `update idempotency_keys k set user_id = $2 where user_id = $1
       and not exists (select 1 from idempotency_keys o where o.user_id = $2 and o.key = k.key)`,
      [guestId, userId],
    );
    await tx.query("delete from idempotency_keys where user_id = $1", [guestId]);
    await adoptCredits(tx, { ...input, userId });
    await mergeUserQueues(tx, { guestId, userId, takesLimit: (jobs ?? 0) > 0 });
  });
}

/** Moves the guest's devices, which get notices, and the guest's phone links, by which a phone sends pictures. */
async function adoptDevices(tx: Queryable, guestId: number, userId: number): Promise<void> {
  for (const table of ["phone_links", "push_subscriptions"])
    await tx.query(`update ${table} set user_id = $2 where user_id = $1`, [guestId, userId]);
}
