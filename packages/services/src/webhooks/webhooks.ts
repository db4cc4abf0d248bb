import { randomBytes } from "node:crypto";
import {
  type createWebhookInput,
  LacquerError,
  type NewWebhook,
  type RemovedWebhook,
  type Webhook,
  WEBHOOKS_MAX,
} from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import type { z } from "zod";
import type { Caller } from "../accounts/caller.ts";
import type { ServiceContext } from "../context.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { checkAddress } from "./addresses.ts";
import { lockUser } from "../accounts/lock-user.ts";

interface Row {
  id: number;
  url: string;
  secret: string;
  createdAt: Date;
}

const SHOWN = `id, url, secret, created_at as "createdAt"`;

const newSecret = () => `whsec_${randomBytes(32).toString("base64url")}`;

const present = ({ id, url, secret, createdAt }: Row): Webhook => ({
  id,
  url,
  secretEnding: secret.slice(-4),
  createdAt: createdAt.toISOString(),
});

/**
 * From now on, sends a message to an address whenever a job of the account ends. Throws account_required,
 * webhook_address_forbidden and too_many_webhooks.
 */
export async function createWebhook(
  ctx: Pick<ServiceContext, "db" | "config">,
  caller: Caller,
  { url }: z.output<typeof createWebhookInput>,
): Promise<NewWebhook> {
  if (caller.kind === "session" && caller.isGuest) throw new LacquerError("account_required");
  checkAddress(url, ctx.config.webhooksPrivate ?? false);
  const secret = newSecret();
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, caller.userId);
    const { rows } = await tx.query<Row>(
      `insert into webhooks (user_id, url, secret) select $1, $2, $3
       where (select count(*) from webhooks where user_id = $1) < $4 returning ${SHOWN}`,
      [caller.userId, url, secret, WEBHOOKS_MAX],
    );
    if (!rows[0]) {
      limitRefusals.inc({ limit: "webhooks" });
      throw new LacquerError("too_many_webhooks");
    }
    return { ...present(rows[0]), secret };
  });
}

/** Returns the account's webhooks, newest first. */
export async function listWebhooks(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
): Promise<Webhook[]> {
  const { rows } = await ctx.db.pool.query<Row>(
    `select ${SHOWN} from webhooks where user_id = $1 order by id desc`,
    [userId],
  );
  return rows.map(present);
}

/** Creates a new secret. For a day, the old secret signs messages too. Throws webhook_not_found. */
export async function rotateWebhookSecret(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  id: number,
): Promise<NewWebhook> {
  const secret = newSecret();
  const { rows } = await ctx.db.pool.query<Row>(
    `update webhooks set old_secret = secret, old_secret_until = now() + interval '1 day', secret = $3
     where id = $1 and user_id = $2 returning ${SHOWN}`,
    [id, userId, secret],
  );
  if (!rows[0]) throw new LacquerError("webhook_not_found");
  return { ...present(rows[0]), secret };
}

/** Ends a webhook at once and removes its deliveries. Throws webhook_not_found. */
export async function removeWebhook(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  id: number,
): Promise<RemovedWebhook> {
  const { count } = await ctx.db.prisma.webhook.deleteMany({ where: { id, userId } });
  if (count === 0) throw new LacquerError("webhook_not_found");
  return { id };
}
