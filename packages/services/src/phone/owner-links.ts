import { createHash, randomBytes, randomUUID } from "node:crypto";
import {
  type createPhoneLinkInput,
  fileUrls,
  LacquerError,
  type NewPhoneLink,
  PHONE_LINK_MINUTES,
  PHONE_LINKS_MAX,
  type PhoneLink,
  type Upload,
} from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import type { z } from "zod";
import type { ServiceContext } from "../context.ts";
import { lockUser } from "../accounts/lock-user.ts";

export const digestOf = (token: string) => createHash("sha256").update(token).digest();

export const SECONDS_LEFT = `greatest(0, ceil(extract(epoch from expires_at - now())))::int as "secondsLeft"`;

/**
 * SQL for the state of a link. If a photo has arrived, the state is `arrived` even after the link's time has expired.
 */
export const STATE = `case when l.upload_id is not null then 'arrived' when l.closed_at is not null then 'closed'
  when l.expires_at <= now() then 'expired' when l.opened_at is not null then 'connected' else 'waiting' end as state`;

const CLOSE_OTHERS = `
update phone_links set closed_at = now()
where user_id = $1 and tab_id = $2 and closed_at is null and upload_id is null`;

const FORGET_OLD = `
delete from phone_links where id in (
  select id from phone_links where user_id = $1 order by created_at desc, id offset ${PHONE_LINKS_MAX - 1})`;

const INSERT = `
insert into phone_links (id, user_id, tab_id, token_digest, expires_at)
values ($1, $2, $3, $4, now() + interval '${PHONE_LINK_MINUTES} minutes')
returning ${SECONDS_LEFT}`;

/**
 * Creates a link of 256 random bits with which a phone can send one photo to a design. The design's earlier links are
 * closed. Only the returned value ever contains the token.
 */
export async function createPhoneLink(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  { tabId }: z.output<typeof createPhoneLinkInput>,
): Promise<NewPhoneLink> {
  const [id, token] = [randomUUID(), randomBytes(32).toString("base64url")];
  return transaction(ctx.db, async (tx) => {
    await lockUser(tx, userId);
    await tx.query(CLOSE_OTHERS, [userId, tabId]);
    await tx.query(FORGET_OLD, [userId]);
    const values = [id, userId, tabId, digestOf(token)];
    const { rows } = await tx.query<{ secondsLeft: number }>(INSERT, values);
    return { id, token, secondsLeft: rows[0]?.secondsLeft ?? 0 };
  });
}

interface Row {
  id: string;
  tabId: string;
  state: PhoneLink["state"];
  secondsLeft: number;
  upload: Omit<Upload, "url"> | null;
}

/** Returns the state of one of the user's links, and its photo if one has arrived. Throws phone_link_not_found. */
export async function readPhoneLink(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  id: string,
): Promise<PhoneLink> {
  const { rows } = await ctx.db.pool.query<Row>({
    name: "read-phone-link",
    text: `select l.id, l.tab_id as "tabId", ${STATE}, ${SECONDS_LEFT},
             case when u.id is not null then
               json_build_object('id', u.id, 'kind', u.kind, 'width', u.width, 'height', u.height) end as upload
           from phone_links l left join uploads u on u.id = l.upload_id and u.user_id = l.user_id
           where l.id = $1 and l.user_id = $2`,
    values: [id, userId],
  });
  const row = rows[0];
  if (!row) throw new LacquerError("phone_link_not_found");
  const { upload } = row;
  return { ...row, upload: upload && { ...upload, url: fileUrls.upload(upload.id) } };
}

/**
 * Ends a link at once; the phone's next call is refused. A photo that has arrived stays. Throws phone_link_not_found.
 */
export async function closePhoneLink(
  ctx: Pick<ServiceContext, "db">,
  userId: number,
  id: string,
): Promise<PhoneLink> {
  await ctx.db.pool.query(
    `update phone_links set closed_at = now()
     where id = $1 and user_id = $2 and closed_at is null and upload_id is null`,
    [id, userId],
  );
  return readPhoneLink(ctx, userId, id);
}
