import { createHash, randomBytes } from "node:crypto";
import {
  type ApiKey,
  API_KEYS_MAX,
  type ApiKeyScope,
  type createApiKeyInput,
  LacquerError,
  type NewApiKey,
  type RevokedApiKey,
} from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import type { z } from "zod";
import { actFrom, originSetting } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import { limitRefusals } from "../limit-metrics.ts";
import { lockUser } from "./lock-user.ts";

/** The prefix of every key, by which scanners for leaked secrets recognise keys. */
const MARK = "lacquer_";
const SHAPE = /^lacquer_[\w-]{43}$/;

const digestOf = (key: string) => createHash("sha256").update(key).digest();

interface Row {
  id: number;
  name: string;
  ending: string;
  scope: ApiKeyScope;
  createdAt: Date;
  lastUsedAt: Date | null;
  expiresAt: Date | null;
}

const SHOWN = `id, name, ending, scope, created_at as "createdAt", last_used_at as "lastUsedAt",
  expires_at as "expiresAt"`;

const present = ({ createdAt, lastUsedAt, expiresAt, ...row }: Row): ApiKey => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
  expiresAt: expiresAt?.toISOString() ?? null,
});

/** Creates a key of 256 random bits. Only the returned value ever contains the whole key. */
export async function createApiKey(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  { name, scope, days }: z.output<typeof createApiKeyInput>,
): Promise<NewApiKey> {
  const key = `${MARK}${randomBytes(32).toString("base64url")}`;
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    await actFrom(tx);
    const { rows } = await tx.query<Row>(
      `insert into api_keys (user_id, name, digest, ending, scope, expires_at)
       select $1, $2, $3, $4, $6, now() + make_interval(days => $7::int)
       where (select count(*) from api_keys
              where user_id = $1 and (expires_at is null or expires_at > now())) < $5
       returning ${SHOWN}`,
      [userId, name, digestOf(key), key.slice(-4), API_KEYS_MAX, scope, days],
    );
    if (!rows[0]) {
      limitRefusals.inc({ limit: "api_keys" });
      throw new LacquerError("too_many_api_keys");
    }
    return { ...present(rows[0]), key };
  });
}

/** Returns the account's keys, newest first. */
export async function listApiKeys(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
): Promise<ApiKey[]> {
  const { rows } = await ctx.db.pool.query<Row>(
    `select ${SHOWN} from api_keys where user_id = $1 order by id desc`,
    [userId],
  );
  return rows.map(present);
}

/** Ends all keys of the account immediately, and returns their number. */
export async function endApiKeys(ctx: Pick<ServiceContext, "db">, userId: number): Promise<number> {
  return transaction(ctx.db, async (tx) => {
    await actFrom(tx);
    const { rowCount } = await tx.query("delete from api_keys where user_id = $1", [userId]);
    return rowCount ?? 0;
  });
}

/** Ends a key at once. Throws api_key_not_found if the key does not belong to the account. */
export async function revokeApiKey(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  id: number,
): Promise<RevokedApiKey> {
  return transaction(ctx.db, async (tx) => {
    await actFrom(tx);
    const { rowCount } = await tx.query("delete from api_keys where id = $1 and user_id = $2", [
      id,
      userId,
    ]);
    if (!rowCount) throw new LacquerError("api_key_not_found");
    return { id };
  });
}

/**
 * Returns the key's account and scope, or null if the key is unknown or has ended. The time of the key's last use is
 * written at most once a minute.
 */
export async function readApiKey(
  ctx: Pick<ServiceContext, "db">,
  key: string,
): Promise<{ keyId: number; userId: number; scope: ApiKeyScope } | null> {
  if (!SHAPE.test(key)) return null;
  const { rows } = await ctx.db.pool.query<{
    keyId: number;
    userId: number;
    scope: ApiKeyScope;
    isStale: boolean;
  }>({
    name: "read-api-key",
    text: `select id as "keyId", user_id as "userId", scope,
             last_used_at is null or last_used_at < now() - interval '1 minute' as "isStale"
           from api_keys where digest = $1 and (expires_at is null or expires_at > now())`,
    values: [digestOf(key)],
  });
  const found = rows[0];
  if (!found) return null;
  const { isStale, ...owner } = found;
  if (isStale) {
    // The origin is set in the same statement as the update, because the update's trigger records the key's first use
    // of the day together with that origin.
    await ctx.db.pool.query(
      `with origin as materialized (select set_config('lacquer.origin', $2, true))
       update api_keys set last_used_at = now() from origin where id = $1`,
      [owner.keyId, originSetting()],
    );
  }
  return owner;
}
