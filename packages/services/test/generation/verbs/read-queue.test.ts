import { afterAll, beforeAll, expect, test } from "vitest";
import { readQueue } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterAll(() => services.close());

test("the queue comes in pages: next job first with its place, ended jobs newest first, nobody else's jobs", async () => {
  const userId = await services.newUser(40);
  const ended = [await services.create(userId, {}), await services.create(userId, {})];
  await services.workOff();
  const waiting: string[] = [];
  for (let i = 0; i < 5; i += 1) waiting.push(await services.create(userId, {}));
  await services.create(await services.newUser(2), {});

  const first = await readQueue(services, userId, { part: "waiting", limit: 3 });
  expect(first).toMatchObject({ running: 0, waiting: 5 });
  expect(first.jobs.map(({ id }) => id)).toEqual(waiting.slice(0, 3));
  const rest = await readQueue(services, userId, {
    part: "waiting",
    limit: 3,
    cursor: first.nextCursor,
  });
  expect(rest.jobs.map(({ id, queuePosition }) => [id, queuePosition])).toEqual([
    [waiting[3], 4],
    [waiting[4], 5],
  ]);
  expect(rest.nextCursor).toBeNull();

  await services.db.pool.query(
    `update generation_jobs set parked = true, run_at = now() + interval '1 hour' where id = $1`,
    [waiting[4]],
  );
  await services.db.pool.query("update user_lanes set waiting = waiting - 1 where user_id = $1", [
    userId,
  ]);
  const parked = await readQueue(services, userId, { part: "waiting", limit: 10 });
  expect(parked.waiting).toBe(5);
  expect(parked.jobs.map(({ id, queuePosition }) => [id, queuePosition])).toEqual([
    [waiting[4], 1],
    ...waiting.slice(0, 4).map((id, index) => [id, index + 1]),
  ]);
  await services.db.pool.query("update generation_jobs set parked = false, run_at = null");
  await services.db.pool.query("update user_lanes set waiting = 5 where user_id = $1", [userId]);

  const past = await readQueue(services, userId, { part: "ended", limit: 10 });
  expect(past.jobs.map(({ id }) => id)).toEqual(ended.toReversed());
  const running = await readQueue(services, userId, { part: "running", limit: 10 });
  expect(running.jobs).toEqual([]);
});

test("another user's cursor is refused", async () => {
  const mine = await services.newUser(2);
  const foreign = await services.create(await services.newUser(2), {});
  await expect(
    readQueue(services, mine, { part: "ended", limit: 3, cursor: foreign }),
  ).rejects.toMatchObject({ code: "invalid_input" });
});
