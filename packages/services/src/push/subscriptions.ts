import { PUSH_DEVICES_MAX, type PushKey, type PushSubscriptionInput } from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { readPushKeys } from "./server-keys.ts";

/** What a browser needs to subscribe: the public key of this studio. */
export async function readPushKey(ctx: ServiceContext): Promise<PushKey> {
  return { publicKey: (await readPushKeys(ctx.db)).publicKey };
}

/**
 * Tells this device from now on when a job of the user ends. A device that told somebody else before changes hands;
 * beyond PUSH_DEVICES_MAX the user's oldest gives way.
 */
export async function subscribeDevice(
  ctx: ServiceContext,
  userId: number,
  { endpoint, keys }: PushSubscriptionInput,
): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    await tx.query("select id from users where id = $1 for no key update", [userId]);
    // What waits for the one who used the device before is not for the next one's eyes.
    await tx.query("delete from push_subscriptions where endpoint = $1 and user_id <> $2", [
      endpoint,
      userId,
    ]);
    await tx.query(
      `insert into push_subscriptions (user_id, endpoint, p256dh, auth) values ($1, $2, $3, $4)
       on conflict (endpoint) do update set user_id = $1, p256dh = $3, auth = $4`,
      [userId, endpoint, keys.p256dh, keys.auth],
    );
    await tx.query(
      `delete from push_subscriptions where id in (
         select id from push_subscriptions where user_id = $1 order by id desc offset $2)`,
      [userId, PUSH_DEVICES_MAX],
    );
  });
}

/** Tells this device nothing more. */
export async function unsubscribeDevice(
  ctx: ServiceContext,
  userId: number,
  endpoint: string,
): Promise<void> {
  await ctx.db.prisma.pushSubscription.deleteMany({ where: { userId, endpoint } });
}
