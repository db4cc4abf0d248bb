import type {
  AdminAudit,
  AdminAuditInput,
  AuditEntry,
  AuditPage,
  ListAuditInput,
} from "@lacquer/contracts";
import { deviceName } from "../device-name.ts";
import type { ServiceContext } from "../context.ts";
import { readCursor } from "../paging/cursor.ts";

interface Row extends Omit<AuditEntry, "at" | "device"> {
  at: Date;
  agent: string | null;
}

const SHOWN = `e.id::text as id, e.at, e.act, e.actor, e.detail, e.network, e.agent, e.is_last as "isLast"`;

const OWN = `
select ${SHOWN} from audit_entries e
where e.user_id = $1 and ($2::bigint is null or e.id < $2) order by e.id desc limit $3`;

const ALL = `
select ${SHOWN}, u.email as "user", a.email as admin
from audit_entries e join users u on u.id = e.user_id left join users a on a.id = e.actor_id
where ($3::text is null or e.user_id = (select id from users where email = lower($3)))
  and ($1::bigint is null or e.id < $1) order by e.id desc limit $2`;

const deviceOf = (agent: string | null): string | null => (agent ? deviceName(agent) : null);

const present = ({ agent, at, ...row }: Row): AuditEntry => ({
  ...row,
  at: at.toISOString(),
  device: deviceOf(agent),
  // For an ended session, `detail` is the user agent that the session's browser sent.
  detail: row.act === "session_ended" ? deviceOf(row.detail) : row.detail,
});

/**
 * Removes the network and the device unless the account's owner acted. Only the operator may see from where others act.
 */
const withoutOthersPlace = (entry: AuditEntry): AuditEntry =>
  entry.actor === "person" ? entry : { ...entry, network: null, device: null };

const pageOf = <Entry extends { id: string }>(found: Entry[], limit: number) => {
  const entries = found.slice(0, limit);
  return { entries, nextCursor: found.length > limit ? (entries.at(-1)?.id ?? null) : null };
};

/** Returns a page of the account's audit, newest first. `cursor` is the last id that the reader has seen. */
export async function listAudit(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  { limit, cursor }: ListAuditInput,
): Promise<AuditPage> {
  const before = readCursor(cursor)?.toString() ?? null;
  const { rows } = await ctx.db.pool.query<Row>(OWN, [userId, before, limit + 1]);
  return pageOf(
    rows.map((row) => withoutOthersPlace(present(row))),
    limit,
  );
}

/** Returns a page of all accounts' audits or of one account's, newest first, for the operator. */
export async function readAllAudits(
  ctx: Pick<ServiceContext, "db">,
  { limit, cursor, email }: AdminAuditInput,
): Promise<AdminAudit> {
  const before = readCursor(cursor)?.toString() ?? null;
  const { rows } = await ctx.db.pool.query<Row & { user: string; admin: string | null }>(ALL, [
    before,
    limit + 1,
    email ?? null,
  ]);
  return pageOf(
    rows.map(({ user, admin, ...row }) => ({ ...present(row), user, admin })),
    limit,
  );
}
