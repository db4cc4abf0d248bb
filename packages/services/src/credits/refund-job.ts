import type { Queryable } from "@lacquer/db";

/**
 * Returns credits of a charged job to its owner: one refund row a job at most (unique in the database). The caller
 * holds the job's lock and the user's, and writes `refunded` on the job in the same transaction.
 */
export async function refundJob(
  tx: Queryable,
  job: { id: string; userId: number },
  amount: number,
): Promise<void> {
  if (amount <= 0) return;
  await tx.query(
    "insert into credit_ledger (user_id, job_id, kind, amount) values ($1, $2, 'refund', $3)",
    [job.userId, job.id, amount],
  );
  await tx.query("update users set credits = credits + $2, updated_at = now() where id = $1", [
    job.userId,
    amount,
  ]);
}
