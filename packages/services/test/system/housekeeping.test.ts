import { LacquerError } from "@lacquer/contracts";
import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { checkBooks, countRequest, listLedger } from "../../src/verbs.ts";
import { TABLES } from "../../src/limits/tables.ts";
import { OUTDATED, removeOutdated } from "../../src/system/housekeeping.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterAll(() => services.close());

test("old keys, counts, sign-in limits, ended sessions and long-gone workers are removed; younger ones stay", async () => {
  const userId = await services.newUser(20);
  const jobId = await services.create(userId, {}, "young");
  const old = await services.create(userId, {}, "old");
  await services.db.pool.query(
    `update idempotency_keys set created_at = now() - interval '47 hours' where key = 'young'`,
  );
  await services.db.pool.query(
    `update idempotency_keys set created_at = now() - interval '49 hours' where key = 'old'`,
  );
  await countRequest(services, { key: "fresh", limit: 10 });
  await services.db.pool.query(
    `insert into request_counts (key, count, window_start)
     select 'address:' || n, 1, now() - interval '1 hour' from generate_series(1, 2500) n`,
  );
  await services.db.pool.query(
    `insert into workers (kind, host, pid, slots, last_seen_at)
     values ('worker', 'gone', 1, 1, now() - interval '2 days'), ('worker', 'here', 2, 1, now())`,
  );
  await services.db.pool.query(
    `insert into sessions (user_id, token, expires_at)
     values ($1, 'ended', now() - interval '1 second'), ($1, 'living', now() + interval '1 minute')`,
    [userId],
  );
  const hoursAgo = (hours: number) => Date.now() - hours * 3_600_000;
  await services.db.pool.query(
    "insert into rate_limits (key, count, last_request) values ('old', 1, $1), ('young', 1, $2)",
    [hoursAgo(25), hoursAgo(23)],
  );
  // Of two simultaneous calls, only one removes anything.
  const removed = await Promise.all([removeOutdated(services), removeOutdated(services)]);
  await removeOutdated(services);
  expect(removed[0] + removed[1]).toBeGreaterThan(0);
  const rows = async (sql: string) =>
    (await services.db.pool.query({ text: sql, rowMode: "array" })).rows;
  expect(await rows("select key from request_counts")).toEqual([["fresh"]]);
  expect(await rows("select host from workers")).toEqual([["here"]]);
  expect(await rows("select token from sessions")).toEqual([["living"]]);
  expect(await rows("select key from rate_limits")).toEqual([["young"]]);
  expect(await rows("select key from idempotency_keys")).toEqual([["young"]]);
  expect(await services.create(userId, {}, "young")).toBe(jobId);
  expect(await services.create(userId, {}, "old")).not.toBe(old);
});

const JOB = (id: string, age: string, status = "canceled") =>
  `insert into generation_jobs (id, user_id, status, prompt, influence_weights, design_settings, image_count, cost, completed_at, error_code)
   values ('00000000-0000-4000-8000-00000000000${id}', (select max(id) from users), '${status}', '', '{}', '{}', 1, 1, now() - interval '${age}', 'internal');`;

/**
 * For each table: `add` is SQL that adds outdated and younger rows, `stay` is SQL that lists the rows that are there
 * after housekeeping, and `left` are the rows that it must return.
 */
const ROWS: Record<string, { add: string; stay: string; left: string[] }> = {
  idempotency_keys: {
    add: `insert into idempotency_keys (user_id, key, body_hash, created_at)
      select max(id), 'old', '', now() - interval '49 hours' from users union all
      select max(id), 'young', '', now() - interval '47 hours' from users`,
    stay: "select key from idempotency_keys",
    left: ["young"],
  },
  request_counts: {
    add: `insert into request_counts (key, count, window_start)
      values ('old', 1, now() - interval '11 minutes'), ('young', 1, now() - interval '9 minutes')`,
    stay: "select key from request_counts",
    left: ["young"],
  },
  password_tries: {
    add: `insert into password_tries (key, tries, last_at)
      values ('old', '{}', now() - interval '61 minutes'), ('young', '{}', now() - interval '59 minutes')`,
    stay: "select key from password_tries",
    left: ["young"],
  },
  api_keys: {
    add: `insert into api_keys (user_id, name, digest, ending, expires_at)
      select max(id), 'old', sha256('a'), 'aaaa', now() - interval '31 days' from users union all
      select max(id), 'young', sha256('b'), 'aaaa', now() - interval '29 days' from users union all
      select max(id), 'endless', sha256('c'), 'aaaa', null from users`,
    stay: "select name from api_keys order by 1",
    left: ["endless", "young"],
  },
  free_credits: {
    add: `insert into free_credits (range, hour, granted)
      values ('old', now() - interval '49 hours', 1), ('young', now() - interval '47 hours', 1)`,
    stay: "select range from free_credits where range <> 'house'",
    left: ["young"],
  },
  workers: {
    add: `insert into workers (kind, host, pid, slots, last_seen_at)
      values ('worker', 'old', 1, 1, now() - interval '25 hours'), ('worker', 'young', 2, 1, now() - interval '23 hours')`,
    stay: "select host from workers",
    left: ["young"],
  },
  processes: {
    add: `insert into processes (kind, host, pid, version, provider, store, zone, seen_at)
      values ('server', 'old', 1, '', '', '', '', now() - interval '25 hours'),
             ('server', 'young', 1, '', '', '', '', now() - interval '23 hours')`,
    stay: "select host from processes",
    left: ["young"],
  },
  sessions: {
    add: `insert into sessions (user_id, token, expires_at)
      select max(id), 'old', now() - interval '1 second' from users union all
      select max(id), 'young', now() + interval '1 minute' from users`,
    stay: "select token from sessions",
    left: ["young"],
  },
  verifications: {
    add: `insert into verifications (identifier, value, expires_at, updated_at)
      values ('old', '', now() - interval '1 second', now()), ('young', '', now() + interval '1 minute', now())`,
    stay: "select identifier from verifications",
    left: ["young"],
  },
  phone_links: {
    add: `insert into phone_links (id, user_id, tab_id, token_digest, expires_at)
      select gen_random_uuid(), max(id), 'old', sha256('a'), now() - interval '25 hours' from users union all
      select gen_random_uuid(), max(id), 'young', sha256('b'), now() - interval '23 hours' from users`,
    stay: "select tab_id from phone_links",
    left: ["young"],
  },
  mails: {
    add: `insert into mails (recipient, kind, subject, body, created_at) values
      ('a@example.test', 'old', '', '', now() - interval '25 hours'),
      ('a@example.test', 'young', '', '', now() - interval '23 hours')`,
    stay: "select kind from mails",
    left: ["young"],
  },
  webhook_deliveries: {
    add: `${JOB("1", "1 day", "completed")} ${JOB("2", "1 day", "completed")}
      insert into webhooks (user_id, url, secret) select max(id), 'https://example.com/', 'whsec_1234' from users;
      insert into webhook_deliveries (webhook_id, job_id, event, created_at)
      select w.id, g.id, right(g.id::text, 1), now() - case when g.id::text like '%1' then interval '31 days' else interval '29 days' end
      from webhooks w, generation_jobs g`,
    stay: "select event from webhook_deliveries",
    left: ["2"],
  },
  open_streams: {
    add: `insert into open_streams (process_id, user_id, streams, seen_at)
      values (gen_random_uuid(), 1, 1, now() - interval '11 minutes'), (gen_random_uuid(), 2, 1, now() - interval '9 minutes')`,
    stay: "select user_id::text from open_streams",
    left: ["2"],
  },
  generation_jobs: {
    add: `${JOB("1", "31 days")} ${JOB("2", "29 days")} ${JOB("3", "31 days", "failed")}
      ${JOB("4", "400 days", "completed")} ${JOB("5", "400 days")} ${JOB("6", "400 days")}
      ${["a", "b", "c"].map((id) => JOB(id, "400 days", "failed")).join(" ")}
      ${JOB("7", "366 days", "failed")} ${JOB("8", "360 days", "failed")} ${JOB("9", "400 days")}
      update generation_jobs set credits_deducted = true where right(id::text, 1) in ('5', '7', '8', '9', 'a', 'b', 'c');
      update generation_jobs set refunded = cost where right(id::text, 1) in ('7', '8', '9', 'a', 'b', 'c');
      insert into provider_calls (job_id, image_index, attempt, provider, model, quality, size, outcome, cost_microdollars)
      select id, 0, 1, 'openai', 'm', 'low', '1x1', case right(id::text, 1) when 'a' then 'failed' else 'unknown' end,
        case right(id::text, 1) when 'c' then 40000 end
      from generation_jobs where right(id::text, 1) in ('a', 'b', 'c');
      insert into job_images (job_id, image_index, storage_key, content_type, bytes, width, height)
      select id, 0, 'results/nine/0/x', 'image/png', 1, 1, 1 from generation_jobs where id::text like '%9';
      insert into credit_ledger (user_id, job_id, kind, amount)
      select user_id, id, 'charge', -1 from generation_jobs where id::text like '%6'`,
    stay: "select right(id::text, 1) from generation_jobs order by 1",
    left: ["2", "4", "5", "6", "8", "9", "b", "c"],
  },
  audit_entries: {
    add: `insert into audit_entries (user_id, act, detail, at)
      select max(id), 'exported', 'old', now() - interval '367 days' from users union all
      select max(id), 'exported', 'young', now() - interval '364 days' from users`,
    stay: "select detail from audit_entries where act = 'exported'",
    left: ["young"],
  },
  rate_limits: {
    add: `insert into rate_limits (key, count, last_request)
      select 'old', 1, extract(epoch from now() - interval '25 hours') * 1000 union all
      select 'young', 1, extract(epoch from now() - interval '23 hours') * 1000`,
    stay: "select key from rate_limits",
    left: ["young"],
  },
};

/** A set, because OUTDATED has several conditions for some tables. */
const SWEPT = [...new Set(OUTDATED.map(([table]) => table))];

test.each(SWEPT)("housekeeping removes only outdated rows of %s", async (table) => {
  const { add = "", stay = "", left } = ROWS[table] ?? {};
  const others = await openTestServices();
  await others.newUser(20);
  await others.db.pool.query(add);
  await removeOutdated(others);
  const { rows } = await others.db.pool.query<string[]>({ text: stay, rowMode: "array" });
  expect(rows.flat()).toEqual(left);
  await others.close();
});

test("housekeeping covers every table that the list of limits assigns to it", () => {
  const said = Object.entries(TABLES).filter(([, { sweep }]) => sweep.includes("housekeeping"));
  // Discarded objects are removed in a separate sweep, together with their rows.
  const looked = [...SWEPT, "discarded_objects"];
  expect(said.map(([table]) => table).toSorted()).toEqual(looked.toSorted());
});

test("when a job that was charged and refunded has gone, its owner's ledger still names it and the books agree", async () => {
  const userId = await services.newUser(5);
  const jobId = await services.create(userId, { imageCount: 2 });
  await services.workOff(
    scriptedProvider(() => {
      throw new LacquerError("photo_unreadable");
    }),
  );
  await services.db.pool.query(
    "update generation_jobs set completed_at = now() - interval '2 years' where id = $1",
    [jobId],
  );
  await removeOutdated(services);
  const left = await services.db.pool.query("select 1 from generation_jobs where id = $1", [jobId]);
  expect(left.rowCount).toBe(0);
  const { entries } = await listLedger(services, userId, { limit: 10 });
  expect(entries).toMatchObject([
    { kind: "refund", amount: 2, jobId, design: null },
    { kind: "charge", amount: -2, jobId, design: null },
    { kind: "grant", amount: 5, jobId: null },
  ]);
  expect(await services.balance(userId)).toBe(5);
  expect(await checkBooks(services, { seconds: 20 })).toEqual({ broken: [], unchecked: [] });
  await assertInvariants(services.db);
});
