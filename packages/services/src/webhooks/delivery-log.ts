import {
  LacquerError,
  type listWebhookDeliveriesInput,
  type WebhookDeliveriesPage,
  type WebhookDelivery,
} from "@lacquer/contracts";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { readCursor } from "../paging/cursor.ts";

type Row = Omit<WebhookDelivery, "createdAt" | "triedAt" | "nextTryAt"> & {
  seq: string;
  createdAt: Date;
  triedAt: Date | null;
  dueAt: Date;
};

const SHOWN = `d.id, d.seq, d.job_id as "jobId", d.event, d.state, d.attempt, d.last_status as "lastStatus",
  d.last_fault as "lastFault", d.created_at as "createdAt", d.tried_at as "triedAt", d.due_at as "dueAt"`;

const present = (row: Row): WebhookDelivery => ({
  id: row.id,
  jobId: row.jobId,
  event: row.event,
  state: row.state,
  attempt: row.attempt,
  lastStatus: row.lastStatus,
  lastFault: row.lastFault,
  createdAt: row.createdAt.toISOString(),
  triedAt: row.triedAt?.toISOString() ?? null,
  nextTryAt: row.state === "waiting" ? row.dueAt.toISOString() : null,
});

/** Returns a webhook's deliveries of the last 30 days, newest first. Throws webhook_not_found. */
export async function listWebhookDeliveries(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  { id, limit, cursor }: z.output<typeof listWebhookDeliveriesInput>,
): Promise<WebhookDeliveriesPage> {
  const before = readCursor(cursor);
  const own = await ctx.db.prisma.webhook.findFirst({
    where: { id, userId },
    select: { id: true },
  });
  if (!own) throw new LacquerError("webhook_not_found");
  const { rows } = await ctx.db.pool.query<Row>(
    `select ${SHOWN} from webhook_deliveries d
     where d.webhook_id = $1 and ($2::bigint is null or d.seq < $2) order by d.seq desc limit $3`,
    [id, before ?? null, limit + 1],
  );
  const shown = rows.slice(0, limit);
  return {
    deliveries: shown.map(present),
    nextCursor: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null,
  };
}

/**
 * Sends a delivery again under the same id, with the full number of tries. If the delivery is waiting, it is tried at
 * once; if a try is under way, nothing changes. Throws webhook_delivery_not_found.
 */
export async function resendWebhookDelivery(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  input: { id: number; deliveryId: string },
): Promise<WebhookDelivery> {
  const values = [input.deliveryId, input.id, userId];
  const own = "d.id = $1 and d.webhook_id = $2 and w.id = d.webhook_id and w.user_id = $3";
  const { rows } = await ctx.db.pool.query<Row>(
    `update webhook_deliveries d set state = 'waiting', attempt = 0, due_at = now(), lease_token = null
     from webhooks w where ${own} and (d.lease_token is null or d.due_at <= now()) returning ${SHOWN}`,
    values,
  );
  const row =
    rows[0] ??
    (
      await ctx.db.pool.query<Row>(
        `select ${SHOWN} from webhook_deliveries d, webhooks w where ${own}`,
        values,
      )
    ).rows[0];
  if (!row) throw new LacquerError("webhook_delivery_not_found");
  return present(row);
}
