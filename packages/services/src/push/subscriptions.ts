import { PUSH_DEVICES_MAX, type PushKey, type PushSubscriptionInput } from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";
import { readPushKeys } from "./server-keys.ts";
import { lockUser } from "../accounts/lock-user.ts";

/** Returns this studio's public key, with which a browser subscribes. */
export async function readPushKey(ctx: ServiceContext): Promise<PushKey> {
  return { publicKey: (await readPushKeys(ctx.db)).publicKey };
}

/**
 * From now on, sends this device a message whenever a job of the user ends. A device that belonged to another user
 * belongs to this user from now on. Beyond PUSH_DEVICES_MAX, the new device replaces the user's oldest.
 */
export async function subscribeDevice(
  ctx: ServiceContext,
  userId: number,
  { endpoint, keys }: PushSubscriptionInput,
): Promise<void> {
  await transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    // Messages that wait for the device's previous user must not reach the new one.
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

/** Stops sending messages to this device. */
export async function unsubscribeDevice(
  ctx: ServiceContext,
  userId: number,
  endpoint: string,
): Promise<void> {
  await ctx.db.prisma.pushSubscription.deleteMany({ where: { userId, endpoint } });
}
