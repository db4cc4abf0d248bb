import {
  type ErrorCode,
  LacquerError,
  type OpenedPhoneLink,
  PHONE_TRIES_PER_MINUTE,
  type PhoneLink,
  type SentPhonePhoto,
} from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { countRequest } from "../limits/count-request.ts";
import { storeUpload } from "../uploads/index.ts";
import { digestOf, SECONDS_LEFT, STATE } from "./owner-links.ts";

/** A link as its phone uses it. `userId` is the link's owner, against whose limits the phone's bytes count. */
export interface PhoneAccess {
  id: string;
  userId: number;
  secondsLeft: number;
}

const REFUSED: Partial<Record<PhoneLink["state"], ErrorCode>> = {
  arrived: "phone_link_used",
  expired: "phone_link_expired",
  closed: "phone_link_closed",
};

interface Found extends PhoneAccess {
  state: PhoneLink["state"];
}

async function findLink(ctx: Pick<ServiceContext, "db">, token: string): Promise<Found> {
  const { rows } = await ctx.db.pool.query<Found>({
    name: "find-phone-link",
    text: `select l.id, l.user_id as "userId", ${STATE}, ${SECONDS_LEFT} from phone_links l where l.token_digest = $1`,
    values: [digestOf(token)],
  });
  if (!rows[0]) throw new LacquerError("phone_link_not_found");
  return rows[0];
}

/**
 * Admits a phone with this token, before any byte of its photo is read. `again` admits the phone even after a photo has
 * arrived, because the phone may be repeating that photo after losing the answer. Throws the phone_link_* codes and
 * rate_limited.
 */
export async function admitPhone(
  ctx: Pick<ServiceContext, "db">,
  { token, again = false }: { token: string; again?: boolean },
): Promise<PhoneAccess> {
  const { state, ...access } = await findLink(ctx, token);
  const refused = again && state === "arrived" ? undefined : REFUSED[state];
  if (refused) throw new LacquerError(refused);
  const key = `phone-link:${access.id}`;
  await countRequest(ctx, { key, limit: PHONE_TRIES_PER_MINUTE });
  return access;
}

/**
 * Records that the phone has opened the link, so that the computer can show that the phone is connected. Throws the
 * phone_link_* codes and rate_limited.
 */
export async function openPhoneLink(
  ctx: Pick<ServiceContext, "db">,
  token: string,
): Promise<OpenedPhoneLink> {
  const { id, secondsLeft } = await admitPhone(ctx, { token });
  await ctx.db.pool.query(
    "update phone_links set opened_at = now() where id = $1 and opened_at is null",
    [id],
  );
  return { secondsLeft };
}

/**
 * Stores the one photo of a link as its owner's upload. The link's id serves as the upload's key: the same photo sent
 * again returns the same upload, and a different photo is refused, however many phones send at once. Throws the
 * phone_link_* codes and those of storeUpload.
 */
export async function sendPhonePhoto(
  ctx: ServiceContext,
  caller: PhoneAccess,
  bytes: Buffer,
): Promise<SentPhonePhoto> {
  const { id, userId } = caller;
  const idempotencyKey = `phone-link:${id}`;
  const upload = await storeUpload(ctx, userId, { kind: "photo", bytes, idempotencyKey }).catch(
    (error: unknown) => {
      const isOther = error instanceof LacquerError && error.code === "idempotency_conflict";
      throw isOther ? new LacquerError("phone_link_used", { cause: error }) : error;
    },
  );
  // The expiry is not checked here, because the link was still open when its photo began to arrive.
  const { rowCount } = await ctx.db.pool.query(
    `update phone_links set upload_id = $2, opened_at = coalesce(opened_at, now())
     where id = $1 and closed_at is null and (upload_id is null or upload_id = $2)`,
    [id, upload.id],
  );
  if (rowCount === 0) throw new LacquerError("phone_link_closed");
  return { width: upload.width, height: upload.height };
}
