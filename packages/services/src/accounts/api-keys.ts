import { createHash, randomBytes } from "node:crypto";
import { type ApiKey, API_KEYS_MAX, LacquerError, type NewApiKey } from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import type { ServiceContext } from "../context.ts";

type Database = Pick<ServiceContext, "db">;

/** Keys begin with it, so that a scanner for leaked secrets knows one when it sees one. */
const MARK = "lacquer_";
const SHAPE = /^lacquer_[\w-]{43}$/;

const digestOf = (key: string) => createHash("sha256").update(key).digest();

interface Row {
  id: number;
  name: string;
  ending: string;
  createdAt: Date;
  lastUsedAt: Date | null;
}

const shown = { id: true, name: true, ending: true, createdAt: true, lastUsedAt: true } as const;

const present = ({ createdAt, lastUsedAt, ...row }: Row): ApiKey => ({
  ...row,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** A new key of 256 random bits; the answer is the only place where it is ever written out. */
export async function createApiKey(
  ctx: Database,
  userId: number,
  name: string,
): Promise<NewApiKey> {
  const key = `${MARK}${randomBytes(32).toString("base64url")}`;
  return transaction(ctx.db, async (tx) => {
    await tx.query("select 1 from users where id = $1 for no key update", [userId]);
    const { rows } = await tx.query<Row>(
      `insert into api_keys (user_id, name, digest, ending)
       select $1, $2, $3, $4
       where (select count(*) from api_keys where user_id = $1) < $5
       returning id, name, ending, created_at as "createdAt", last_used_at as "lastUsedAt"`,
      [userId, name, digestOf(key), key.slice(-4), API_KEYS_MAX],
    );
    if (!rows[0]) throw new LacquerError("too_many_api_keys");
    return { ...present(rows[0]), key };
  });
}

/** The account's keys, newest first. */
export async function listApiKeys(ctx: Database, userId: number): Promise<ApiKey[]> {
  const order = { orderBy: { id: "desc" }, select: shown } as const;
  return (await ctx.db.prisma.apiKey.findMany({ where: { userId }, ...order })).map(present);
}

/** Ends a key at once. Throws api_key_not_found for one that is not the account's own. */
export async function revokeApiKey(
  ctx: Database,
  userId: number,
  id: number,
): Promise<{ id: number }> {
  const { count } = await ctx.db.prisma.apiKey.deleteMany({ where: { id, userId } });
  if (count === 0) throw new LacquerError("api_key_not_found");
  return { id };
}

/** Whose key this is; null = nobody's. When it was last used is written at most once a minute. */
export async function readApiKey(
  ctx: Database,
  key: string,
): Promise<{ keyId: number; userId: number } | null> {
  if (!SHAPE.test(key)) return null;
  const { rows } = await ctx.db.pool.query<{ keyId: number; userId: number; isStale: boolean }>({
    name: "read-api-key",
    text: `select id as "keyId", user_id as "userId",
             last_used_at is null or last_used_at < now() - interval '1 minute' as "isStale"
           from api_keys where digest = $1`,
    values: [digestOf(key)],
  });
  const found = rows[0];
  if (!found) return null;
  const { isStale, ...owner } = found;
  if (isStale) {
    await ctx.db.pool.query("update api_keys set last_used_at = now() where id = $1", [
      owner.keyId,
    ]);
  }
  return owner;
}
