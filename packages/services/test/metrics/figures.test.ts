import { createDatabase } from "@lacquer/db";
import { foldTallies } from "@lacquer/db/tallies";
import { scriptedProvider } from "@lacquer/testing";
import { afterEach, beforeEach, expect, onTestFinished, test } from "vitest";
import { cancelJob, createMetrics } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeEach(async () => {
  services = await openTestServices();
});
afterEach(() => services.close());

const scrape = (of = services as Parameters<typeof createMetrics>[0]) =>
  createMetrics(of).metrics();

test("an ended job is counted once, in the transaction that ends it, and stays counted when its row is gone", async () => {
  const userId = await services.newUser(3);
  const [one, two] = [await services.create(userId), await services.create(userId)];
  const canceled = await services.create(userId);
  await cancelJob(services, userId, canceled);
  await services.workOff();
  await Promise.all([one, two].map((id) => services.ended(userId, id)));
  const figures = [
    /^lacquer_jobs\{status="pending"\} 0$/m,
    /^lacquer_jobs\{status="processing"\} 0$/m,
    /^lacquer_jobs\{status="completed"\} 2$/m,
    /^lacquer_jobs\{status="canceled"\} 1$/m,
    /^lacquer_jobs\{status="failed"\} 0$/m,
    /^lacquer_credits_total\{kind="charge"\} 2$/m,
    /^lacquer_credits_total\{kind="refund"\} 0$/m,
    /^lacquer_database_up 1$/m,
  ];
  const before = await scrape();
  for (const figure of figures) expect(before).toMatch(figure);

  expect(await foldTallies(services.db.pool, 1_000)).toBeGreaterThan(0);
  expect(await foldTallies(services.db.pool, 1_000)).toBe(0);
  await services.db.pool.query("delete from credit_ledger; delete from generation_jobs");
  const after = await scrape();
  for (const figure of figures) expect(after).toMatch(figure);
});

test("failures are counted by their code, and an end that was rolled back is not counted", async () => {
  const userId = await services.newUser(2);
  const id = await services.create(userId);
  const client = await services.db.pool.connect();
  await client.query("begin");
  await client.query("update generation_jobs set status = 'failed', error_code = 'internal'");
  await client.query("rollback");
  client.release();
  expect(await scrape()).not.toMatch(/lacquer_failures_total\{code="internal"\}/);
  const broken = scriptedProvider(async () => {
    throw new Error("no picture");
  });
  await services.db.pool.query("update generation_jobs set attempt = 2 where id = $1", [id]);
  await services.workOff(broken);
  const { errorCode } = await services.ended(userId, id);
  expect(await scrape()).toMatch(
    new RegExp(`^lacquer_failures_total\\{code="${errorCode}"\\} 1$`, "m"),
  );
});

test("many simultaneous ends never wait for one counter", async () => {
  const userId = await services.newUser(9);
  const ids = [];
  for (let i = 0; i < 3; i += 1) ids.push(await services.create(userId));
  const clients = await Promise.all(ids.map(() => services.db.pool.connect()));
  // Each client keeps its transaction open. With a shared counter, the second client would have to wait for the first.
  for (const [i, client] of clients.entries()) {
    await client.query("begin; set local lock_timeout = '500ms'");
    await client.query("update generation_jobs set status = 'canceled' where id = $1", [ids[i]]);
  }
  for (const client of clients) {
    await client.query("commit");
    client.release();
  }
  expect(await scrape()).toMatch(/^lacquer_jobs\{status="canceled"\} 3$/m);
});

test("without the database, a process serves its own metrics and leaves the database's out", async () => {
  const away = createDatabase({ url: "postgresql://nobody@127.0.0.1:1/none", connections: 1 });
  onTestFinished(() => away.close());
  const text = await scrape({ ...services, db: away });
  expect(text).toMatch(/^lacquer_database_up 0$/m);
  expect(text).toMatch(/^lacquer_live_streams \d+$/m);
  expect(text).not.toMatch(/^lacquer_jobs\{/m);
  expect(text).not.toMatch(/^lacquer_oldest_waiting_seconds \d/m);
});

test("a delivery that is due and that nobody sends is shown by its age; one that waits for its next try is not", async () => {
  const userId = await services.newUser(2);
  const jobs = [await services.create(userId), await services.create(userId)];
  const deliver = (job: string | undefined, due: string) =>
    services.db.pool.query(
      `insert into webhook_deliveries (webhook_id, job_id, event, due_at)
       select id, $1, 'job.completed', now() + $2::interval from webhooks`,
      [job, due],
    );
  await services.db.pool.query(
    "insert into webhooks (user_id, url, secret) values ($1, 'https://example.com/', 'whsec_1234')",
    [userId],
  );
  await deliver(jobs[0], "1 hour");
  expect(await scrape()).toMatch(/^lacquer_webhooks_overdue_seconds 0$/m);
  await deliver(jobs[1], "-90 seconds");
  const seconds = /^lacquer_webhooks_overdue_seconds ([\d.]+)$/m.exec(await scrape())?.[1];
  expect(Number(seconds)).toBeGreaterThanOrEqual(90);
});

test("what waits for its own slow receiver is not shown as overdue; it is once that receiver has room", async () => {
  const userId = await services.newUser(3);
  await services.db.pool.query(
    "insert into webhooks (user_id, url, secret) values ($1, 'https://example.com/', 'whsec_1234')",
    [userId],
  );
  for (const due of ["20 seconds", "20 seconds", "-1 hour"])
    await services.db.pool.query(
      `insert into webhook_deliveries (webhook_id, job_id, event, due_at, lease_token)
       select id, $1, 'job.completed', now() + $2::interval,
         case when $2::interval > '0' then gen_random_uuid() end from webhooks`,
      [await services.create(userId), due],
    );
  expect(await scrape()).toMatch(/^lacquer_webhooks_overdue_seconds 0$/m);
  await services.db.pool.query(
    `update webhook_deliveries set state = 'delivered', lease_token = null
     where id = (select id from webhook_deliveries where lease_token is not null limit 1)`,
  );
  expect(await scrape()).toMatch(/^lacquer_webhooks_overdue_seconds 36\d\d(\.\d+)?$/m);
});
