import type { AdminAction, AdminActionName, AuditAct } from "@lacquer/contracts";
import type { Queryable } from "@lacquer/db";
import { noteAudit } from "../audit/index.ts";
import { withIsoTimes } from "./iso-times.ts";

/**
 * The names of these changes in the account's own audit. The remaining actions change who is an admin, which a trigger
 * records in the audit.
 */
const AUDITED: Partial<Record<AdminActionName, AuditAct>> = {
  credits: "credits_granted",
  cancel: "job_canceled",
  retry: "job_retried",
};

/**
 * Records what an admin or the operator changed in somebody's account, also in that account's audit. Runs in the
 * transaction that makes the change.
 */
export async function noteAction(
  tx: Queryable,
  action: {
    /** Null if the change was made in the operator's terminal. */
    adminId: number | null;
    action: AdminActionName;
    userId: number;
    reason: string;
    jobId?: string;
    amount?: number;
  },
): Promise<void> {
  await tx.query(
    `insert into admin_actions (admin_id, action, user_id, job_id, amount, reason) values ($1, $2, $3, $4, $5, $6)`,
    [
      action.adminId,
      action.action,
      action.userId,
      action.jobId ?? null,
      action.amount ?? null,
      action.reason,
    ],
  );
  const act = AUDITED[action.action];
  if (!act) return;
  const { userId, adminId, amount, jobId, reason } = action;
  const what = amount === undefined ? jobId : `${amount > 0 ? "+" : "−"}${Math.abs(amount)}`;
  await noteAudit(tx, { userId, act, adminId, detail: `${what}: ${reason}` });
}

const SHOWN = `
select a.id::text as id, admin.email as admin, a.action, owner.email as "user", a.job_id as "jobId", a.amount, a.reason,
       a.created_at as "createdAt"
from admin_actions a join users owner on owner.id = a.user_id left join users admin on admin.id = a.admin_id`;

type Row = Omit<AdminAction, "createdAt"> & { createdAt: Date };

/** Returns the latest changes by admins, the newest first. */
export async function newestActions(db: Queryable, limit: number): Promise<AdminAction[]> {
  const { rows } = await db.query<Row>(`${SHOWN} order by a.id desc limit $1`, [limit]);
  return rows.map(withIsoTimes);
}

/** Returns the changes that admins made to a job, the newest first. */
export async function actionsOnJob(db: Queryable, jobId: string): Promise<AdminAction[]> {
  const { rows } = await db.query<Row>(`${SHOWN} where a.job_id = $1 order by a.id desc`, [jobId]);
  return rows.map(withIsoTimes);
}
