import {
  createBody,
  CRON_SECRET,
  form,
  plainPicture,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";

/** The ids of the things that the owner has. */
export interface Belongings {
  jobId: string;
  uploadId: string;
  designId: string;
  phoneLinkId: string;
  webhookId: string;
  deliveryId: string;
  boardId: string;
  bottleId: string;
  keyId: string;
  sessionId: string;
}

const DESIGN = "00000000-0000-4000-8000-00000000000d";
const BOARD = "00000000-0000-4000-8000-00000000000c";
const LINK = "00000000-0000-4000-8000-00000000000e";
const DELIVERY = "00000000-0000-4000-8000-00000000000f";
const NUMBER = 900_001;

/** Restores what a call by the owner may have removed, so that every call finds the same things. */
const RESTORE = `
with owner as (select id from users where id = $1),
  kept as (update users set delete_at = null where id = $1),
  hook as (insert into webhooks (id, user_id, url, secret) select ${NUMBER}, id, 'https://example.com/', 'whsec_1234' from owner
           on conflict (id) do nothing),
  bottle as (insert into bottles (id, user_id, name, color) select ${NUMBER}, id, 'Rosewood', '#8A3B52' from owner
             on conflict (id) do nothing),
  board as (insert into boards (id, user_id, name) select '${BOARD}', id, 'Bridal' from owner on conflict do nothing),
  key as (insert into api_keys (id, user_id, name, digest, ending) select ${NUMBER}, id, 'Script', sha256('key'), 'abcd' from owner
          on conflict (id) do nothing),
  session as (insert into sessions (id, user_id, token, expires_at) select ${NUMBER}, id, 'another-device', now() + interval '1 day'
              from owner on conflict (id) do nothing),
  link as (insert into phone_links (id, user_id, tab_id, token_digest, expires_at)
           select '${LINK}', id, 'tab-1', sha256('link'), now() + interval '1 day' from owner
           on conflict (id) do update set closed_at = null)
insert into designs (id, user_id, job_id, image_index, name) select '${DESIGN}', id, $2, 0, 'Oxblood' from owner
on conflict do nothing`;

const RESTORE_DELIVERY = `
insert into webhook_deliveries (id, webhook_id, job_id, event, state)
values ('${DELIVERY}', ${NUMBER}, $1, 'job.completed', 'delivered') on conflict (id) do nothing`;

/** Restores sessions and keys, which a call by any actor may have ended. */
const RESTORE_SIGNS_IN = `
with keys as (insert into api_keys select * from jsonb_populate_recordset(null::api_keys, $1) on conflict do nothing)
insert into sessions select * from jsonb_populate_recordset(null::sessions, $2) on conflict do nothing`;

/** Saves the sessions and keys with which the actors are signed in now. The returned function restores them. */
export async function keepSignedIn(server: TestServer): Promise<() => Promise<void>> {
  const { rows } = await server.db.pool.query<{ keys: object; sessions: object }>(
    `select (select jsonb_agg(k) from api_keys k) as keys, (select jsonb_agg(s) from sessions s) as sessions`,
  );
  const kept = [rows[0]?.keys, rows[0]?.sessions].map((table) => JSON.stringify(table));
  return async () => {
    await server.db.pool.query(RESTORE_SIGNS_IN, kept);
  };
}

/** Gives the owner one thing of every kind. `restore` restores those that have been removed. */
export async function giveBelongings(
  server: TestServer,
  owner: Visitor,
): Promise<{ own: Belongings; restore(): Promise<void> }> {
  const upload = await owner.send<{ id: string }>("/api/uploads?kind=photo", {
    form: form(await plainPicture()),
  });
  const created = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: createBody(),
  });
  const { jobId } = created.body;
  await server
    .client()
    .send("/api/process-generation-jobs", { headers: { authorization: `Bearer ${CRON_SECRET}` } });
  await server.ended(owner, jobId);
  await server.db.pool.query("delete from designs where user_id = $1", [owner.userId]);
  const restore = async () => {
    await server.db.pool.query(RESTORE, [owner.userId, jobId]);
    await server.db.pool.query(RESTORE_DELIVERY, [jobId]);
  };
  await restore();
  const number = String(NUMBER);
  const numbers = { webhookId: number, bottleId: number, keyId: number, sessionId: number };
  const ids = { boardId: BOARD, designId: DESIGN, phoneLinkId: LINK, deliveryId: DELIVERY };
  return { own: { jobId, uploadId: upload.body.id, ...ids, ...numbers }, restore };
}
