import { afterAll, beforeAll, expect, test } from "vitest";
import { readLine, readPaintingTimes, withdrawCreate } from "../src/verbs.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

test("the line in pages: next one first, each with its place, ended ones newest first, nobody else's", async () => {
  const userId = await house.newUser(40);
  const ended = [await house.create(userId, {}), await house.create(userId, {})];
  await house.workOff();
  const waiting: string[] = [];
  for (let i = 0; i < 5; i += 1) waiting.push(await house.create(userId, {}));
  await house.create(await house.newUser(2), {});

  const first = await readLine(house, userId, { part: "waiting", limit: 3 });
  expect(first).toMatchObject({ running: 0, waiting: 5 });
  expect(first.jobs.map(({ id }) => id)).toEqual(waiting.slice(0, 3));
  const rest = await readLine(house, userId, {
    part: "waiting",
    limit: 3,
    cursor: first.nextCursor,
  });
  expect(rest.jobs.map(({ id, queuePosition }) => [id, queuePosition])).toEqual([
    [waiting[3], 4],
    [waiting[4], 5],
  ]);
  expect(rest.nextCursor).toBeNull();

  await house.db.pool.query(
    `update generation_jobs set parked = true, run_at = now() + interval '1 hour' where id = $1`,
    [waiting[4]],
  );
  await house.db.pool.query("update user_lanes set waiting = waiting - 1 where user_id = $1", [
    userId,
  ]);
  const parked = await readLine(house, userId, { part: "waiting", limit: 10 });
  expect(parked.waiting).toBe(5);
  expect(parked.jobs.map(({ id, queuePosition }) => [id, queuePosition])).toEqual([
    [waiting[4], 1],
    ...waiting.slice(0, 4).map((id, index) => [id, index + 1]),
  ]);
  await house.db.pool.query("update generation_jobs set parked = false, run_at = null");
  await house.db.pool.query("update user_lanes set waiting = 5 where user_id = $1", [userId]);

  const past = await readLine(house, userId, { part: "ended", limit: 10 });
  expect(past.jobs.map(({ id }) => id)).toEqual(ended.toReversed());
  const running = await readLine(house, userId, { part: "running", limit: 10 });
  expect(running.jobs).toEqual([]);
});

test("a foreign cursor is refused", async () => {
  const mine = await house.newUser(2);
  const foreign = await house.create(await house.newUser(2), {});
  await expect(
    readLine(house, mine, { part: "ended", limit: 3, cursor: foreign }),
  ).rejects.toMatchObject({ code: "invalid_input" });
});

test("what an image usually takes is told from five finished jobs on, by image provider and quality", async () => {
  const userId = await house.newUser(40);
  const finished = async (count: number) => {
    for (let i = 0; i < count; i += 1) await house.create(userId, {});
    await house.workOff();
  };
  await finished(4);
  expect(await readPaintingTimes(house, userId)).toEqual([]);
  await finished(1);
  await house.db.pool.query(
    `update generation_jobs set completed_at = started_at + interval '2 seconds' * place * image_count
     from (select id, row_number() over (order by seq) as place from generation_jobs where user_id = $1) p
     where p.id = generation_jobs.id`,
    [userId],
  );
  expect(await readPaintingTimes(house, userId)).toEqual([
    { provider: "renderer", usual: 6, slow: expect.closeTo(9.2) },
  ]);

  // One of them was made by calls of another quality than today's: it says nothing of what is to come.
  await house.db.pool.query(
    `insert into provider_calls (job_id, image_index, attempt, provider, model, quality, size)
     select id, 0, 1, 'openai', 'gpt-image-2', 'high', '1024x1024' from generation_jobs where user_id = $1 limit 1`,
    [userId],
  );
  const today = (quality: "high" | "low") =>
    house.beside({ config: { openai: { model: "gpt-image-2", quality } } });
  expect(await readPaintingTimes(today("high"), userId)).toHaveLength(1);
  expect(await readPaintingTimes(today("low"), userId)).toEqual([]);
});

test("a create whose answer was lost can be taken back by its key, and by nobody else", async () => {
  const userId = await house.newUser(2);
  const other = await house.newUser(2);
  const jobId = await house.create(userId, {}, "lost-answer");
  expect(await withdrawCreate(house, other, "lost-answer")).toEqual({ jobId: null });
  expect(await withdrawCreate(house, userId, "never-sent")).toEqual({ jobId: null });
  expect(await withdrawCreate(house, userId, "lost-answer")).toEqual({ jobId });
  const { jobs } = await readLine(house, userId, { part: "ended", limit: 3 });
  expect(jobs.map(({ id, status }) => [id, status])).toEqual([[jobId, "canceled"]]);
  expect(await house.balance(userId)).toBe(2);
});

test("a create that its withdrawal has overtaken is refused, then and later, and writes nothing", async () => {
  const userId = await house.newUser(2);
  for (let time = 0; time < 2; time += 1)
    expect(await withdrawCreate(house, userId, "overtaken")).toEqual({ jobId: null });
  for (const changes of [{}, {}, { imageCount: 2 }])
    await expect(house.create(userId, changes, "overtaken")).rejects.toMatchObject({
      code: "withdrawn",
    });
  // Both at once: whoever comes first, no job goes on.
  for (let time = 0; time < 5; time += 1) {
    const key = `race-${time}`;
    const create = house.create(userId, {}, key).catch((error: unknown) => error);
    await Promise.all([create, withdrawCreate(house, userId, key)]);
  }
  const { jobs } = await readLine(house, userId, { part: "ended", limit: 10 });
  expect(await house.db.prisma.generationJob.count({ where: { userId } })).toBe(jobs.length);
  expect(jobs.filter(({ status }) => status !== "canceled")).toEqual([]);
  expect(await house.balance(userId)).toBe(2);
});
