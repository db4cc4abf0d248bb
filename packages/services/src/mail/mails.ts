import type { Queryable } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { type Letter, writeLetter } from "./letters.ts";

/** A mail that this process tries to send, under a lease. */
export interface TakenMail {
  id: string;
  leaseToken: string;
  /** The number of this try. */
  attempt: number;
  recipient: string;
  kind: Letter["kind"];
  subject: string;
  body: string;
}

/**
 * Queues a mail, which is kept until it has been handed over. A guest has no address, so nothing is queued for a guest.
 */
export async function queueMail(
  ctx: Pick<ServiceContext, "db">,
  { to, letter }: { to: string; letter: Letter },
): Promise<void> {
  if (to.endsWith(".invalid")) return;
  const { subject, body } = writeLetter(letter);
  await ctx.db.pool.query(
    "insert into mails (recipient, kind, subject, body) values ($1, $2, $3, $4)",
    [to, letter.kind, subject, body],
  );
}

/** A lease is longer than one try may take, so that no mail is taken from a living process. */
const TAKE = `
with due as (
  select id from mails where due_at <= now() order by due_at, id limit $1 for update skip locked
)
update mails m set attempt = m.attempt + 1, lease_token = gen_random_uuid(), due_at = now() + interval '2 minutes'
from due where m.id = due.id
returning m.id, m.lease_token as "leaseToken", m.attempt, m.recipient, m.kind, m.subject, m.body`;

/** Takes due mails for this process, beginning with the mail that has been due for the longest time. */
export async function takeMails(db: Queryable, most: number): Promise<TakenMail[]> {
  return (await db.query<TakenMail>(TAKE, [most])).rows;
}

/**
 * The pauses after failed tries, in seconds. They add up to less than an hour, because a link in a mail is valid for at
 * most an hour.
 */
const PAUSES = [5, 30, 120, 600, 1_200];

/** Removes a mail that was handed over or given up. Only the holder of the lease may do so. */
export async function removeMail(
  db: Queryable,
  { id, leaseToken }: Pick<TakenMail, "id" | "leaseToken">,
): Promise<void> {
  await db.query("delete from mails where id = $1 and lease_token = $2", [id, leaseToken]);
}

/** Sets the time of the next try. If no try is left, removes the mail and returns false. */
export async function postponeMail(db: Queryable, mail: TakenMail): Promise<boolean> {
  const pause = PAUSES[mail.attempt - 1];
  if (pause === undefined) {
    await removeMail(db, mail);
    return false;
  }
  await db.query(
    `update mails set lease_token = null, due_at = now() + make_interval(secs => $3)
     where id = $1 and lease_token = $2`,
    [mail.id, mail.leaseToken, pause],
  );
  return true;
}
