import { afterAll, beforeAll, expect, test } from "vitest";
import { WITHDRAWN_MAX } from "../../../src/limits/keeping.ts";
import { readQueue, withdrawCreate } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterAll(() => services.close());

test("only its own user can take back a create whose answer was lost, by its key", async () => {
  const userId = await services.newUser(2);
  const other = await services.newUser(2);
  const jobId = await services.create(userId, {}, "lost-answer");
  expect(await withdrawCreate(services, other, "lost-answer")).toEqual({ jobId: null });
  expect(await withdrawCreate(services, userId, "never-sent")).toEqual({ jobId: null });
  expect(await withdrawCreate(services, userId, "lost-answer")).toEqual({ jobId });
  const { jobs } = await readQueue(services, userId, { part: "ended", limit: 3 });
  expect(jobs.map(({ id, status }) => [id, status])).toEqual([[jobId, "canceled"]]);
  expect(await services.balance(userId)).toBe(2);
});

test("a create that arrives after its withdrawal is refused, then and later, and writes nothing", async () => {
  const userId = await services.newUser(2);
  for (let time = 0; time < 2; time += 1)
    expect(await withdrawCreate(services, userId, "overtaken")).toEqual({ jobId: null });
  for (const changes of [{}, {}, { imageCount: 2 }])
    await expect(services.create(userId, changes, "overtaken")).rejects.toMatchObject({
      code: "withdrawn",
    });
  // Create and withdrawal run at the same time. Whichever comes first, no job may continue.
  for (let time = 0; time < 5; time += 1) {
    const key = `race-${time}`;
    const create = services.create(userId, {}, key).catch((error: unknown) => error);
    await Promise.all([create, withdrawCreate(services, userId, key)]);
  }
  const { jobs } = await readQueue(services, userId, { part: "ended", limit: 10 });
  expect(await services.db.prisma.generationJob.count({ where: { userId } })).toBe(jobs.length);
  expect(jobs.filter(({ status }) => status !== "canceled")).toEqual([]);
  expect(await services.balance(userId)).toBe(2);
});

test("one person may take back a limited number of keys whose create never came", async () => {
  const [userId, other] = [await services.newUser(2), await services.newUser(2)];
  const jobId = await services.create(userId, {}, "came");
  const known = () => services.db.prisma.idempotencyKey.count({ where: { userId } });
  await services.db.pool.query(
    `insert into idempotency_keys (user_id, key, body_hash, job_id)
     select $1, 'never-came-' || n, '', null from generate_series(2, $2) n`,
    [userId, WITHDRAWN_MAX],
  );
  const together = await Promise.allSettled(
    ["a", "b", "c", "d"].map((key) => withdrawCreate(services, userId, key)),
  );
  const refused = together.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(refused.map(({ code, retryAfter }) => [code, retryAfter])).toEqual(
    Array(3).fill(["rate_limited", 3_600]),
  );
  expect(await known()).toBe(WITHDRAWN_MAX + 1);
  // Keys that belong to a job or were already taken back are not counted. Each user has a separate count.
  expect(await withdrawCreate(services, userId, "never-came-2")).toEqual({ jobId: null });
  expect(await withdrawCreate(services, userId, "came")).toEqual({ jobId });
  expect(await withdrawCreate(services, other, "a")).toEqual({ jobId: null });
});
