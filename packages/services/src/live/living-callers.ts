import type { Queryable } from "@lacquer/db";
import type { Caller } from "../accounts/caller.ts";

/**
 * Checks with one query which callers' sessions or API keys are still valid. Returns a function that gives the result
 * for a caller. A caller who arrived after the query counts as valid.
 */
export async function livingCallers(
  db: Queryable,
  callers: Caller[],
): Promise<(caller: Caller) => boolean> {
  const sessions = callers.flatMap((one) => (one.kind === "session" ? one.sessionId : []));
  const keys = callers.flatMap((one) => (one.kind === "apiKey" ? one.keyId : []));
  const { rows } = await db.query<{ kind: Caller["kind"]; id: number }>({
    name: "living-callers",
    text: `select 'session' as kind, id from sessions where id = any($1::int[]) and expires_at > now()
           union all
           select 'apiKey', id from api_keys
           where id = any($2::int[]) and (expires_at is null or expires_at > now())`,
    values: [[...new Set(sessions)], [...new Set(keys)]],
  });
  const nameOf = (caller: Caller) =>
    `${caller.kind} ${caller.kind === "session" ? caller.sessionId : caller.keyId}`;
  const asked = new Set(callers.map(nameOf));
  const living = new Set(rows.map(({ kind, id }) => `${kind} ${id}`));
  return (caller) => living.has(nameOf(caller)) || !asked.has(nameOf(caller));
}
