import { type EndedSession, LacquerError, type Session } from "@lacquer/contracts";
import { type Database, transaction } from "@lacquer/db";
import { actFrom } from "../audit/index.ts";
import type { ServiceContext } from "../context.ts";
import type { Caller } from "./caller.ts";
import { deviceName } from "../device-name.ts";

/** The maximum number of sessions in the list, which begins with the most recently used one. */
const SHOWN_MAX = 100;
/** The recorded time of a session's last use may be too early by this much. */
const EVERY_MS = 5 * 60_000;
/** The maximum number of sessions for which one process remembers when it last recorded their use. */
const REMEMBERED_MAX = 10_000;

interface Row {
  id: number;
  userAgent: string | null;
  address: string | null;
  createdAt: Date;
  lastUsedAt: Date;
}

/** Returns the person's open sessions, the most recently used first. */
export async function listSessions(
  ctx: Pick<ServiceContext, "db">,
  caller: Caller,
): Promise<Session[]> {
  const { rows } = await ctx.db.pool.query<Row>(
    `select id, user_agent as "userAgent", ip_address as address, created_at as "createdAt",
            greatest(last_used_at, updated_at) as "lastUsedAt"
     from sessions where user_id = $1 and expires_at > now()
     order by greatest(last_used_at, updated_at) desc, id desc limit ${SHOWN_MAX}`,
    [caller.userId],
  );
  return rows.map(({ id, userAgent, address, createdAt, lastUsedAt }) => ({
    id,
    device: deviceName(userAgent),
    address: address || null,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt.toISOString(),
    isCurrent: caller.kind === "session" && caller.sessionId === id,
  }));
}

/** Ends one session at once. Throws session_not_found if it does not belong to the person. */
export async function endSession(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  id: number,
): Promise<EndedSession> {
  return transaction(ctx.db, async (tx) => {
    await actFrom(tx);
    const { rowCount } = await tx.query("delete from sessions where id = $1 and user_id = $2", [
      id,
      userId,
    ]);
    if (!rowCount) throw new LacquerError("session_not_found");
    return { id };
  });
}

const noted = new WeakMap<Database, Map<number, number>>();

/**
 * Records that a session is in use. For each session, a process writes this at most once in five minutes, so that most
 * requests do not wait for a write.
 */
export async function noteSessionUse(
  ctx: Pick<ServiceContext, "db">,
  sessionId: number,
): Promise<void> {
  const times = noted.get(ctx.db) ?? new Map<number, number>();
  noted.set(ctx.db, times);
  const now = performance.now();
  if (now - (times.get(sessionId) ?? -EVERY_MS) < EVERY_MS) return;
  if (times.size >= REMEMBERED_MAX) times.clear();
  times.set(sessionId, now);
  await ctx.db.pool.query(
    `update sessions set last_used_at = now()
     where id = $1 and (last_used_at is null or last_used_at < now() - interval '4 minutes')`,
    [sessionId],
  );
}
