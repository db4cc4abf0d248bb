import { claimJobs } from "@lacquer/db/queue";
import { transaction, wasRefused } from "@lacquer/db";
import { openWorkerSession } from "@lacquer/db/wake";
import { createJobInput } from "@lacquer/contracts";
import { assertInvariants, createBody, plainPicture, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  adoptGuest,
  createJob,
  getJob,
  listDesigns,
  listJobs,
  listLedger,
  removeDesign,
} from "../src/index.ts";
import { sweepExpired } from "../src/generation/worker/reclaim-expired.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterEach(() => assertInvariants(house.db));
afterAll(() => house.close());

test("a session cut inside a transaction fails that transaction and nothing else", async () => {
  const cut = transaction(house.db, async (tx) => {
    const { rows } = await tx.query<{ pid: number }>("select pg_backend_pid() as pid");
    await house.db.pool.query("select pg_terminate_backend($1)", [rows[0]?.pid]);
    await tx.query("select 1");
  });
  const error: unknown = await cut.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(Error);
  expect(wasRefused(error)).toBe(false);
  expect((await house.db.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
});

test("a refusal by the database is told from a lost connection", async () => {
  const refused: unknown = await house.db.pool
    .query("insert into users (name, email, credits) values ('x', 'minus@example.test', -1)")
    .catch((error: unknown) => error);
  expect(wasRefused(refused)).toBe(true);
  expect(wasRefused(new Error("Connection terminated unexpectedly"))).toBe(false);
  expect(wasRefused(Object.assign(new Error("shutdown"), { code: "57P01" }))).toBe(false);
  expect(wasRefused(Object.assign(new Error("reset"), { code: "ECONNRESET" }))).toBe(false);
});

test("a worker that loses only its session says so, and holds its lock again once it is back", async () => {
  const told: boolean[] = [];
  const session = openWorkerSession({
    url: house.db.url,
    lock: true,
    onNotice: () => {},
    onError: () => {},
  });
  const isLockFree = async (id: number) => {
    const { rowCount } = await house.db.pool.query(
      `select 1 from pg_locks where locktype = 'advisory' and objid = $1 and granted
       and database = (select oid from pg_database where datname = current_database())`,
      [id],
    );
    return rowCount === 0;
  };
  session.setWorker("4711", (held) => told.push(held));
  await waitFor("the lock to be held", () => told.at(-1) === true);
  expect(await isLockFree(4711)).toBe(false);
  await house.db.pool.query(
    `select pg_terminate_backend(l.pid) from pg_locks l
     where l.locktype = 'advisory' and l.objid = 4711 and l.database = (select oid from pg_database where datname = current_database())`,
  );
  await waitFor("the loss and the return", () => told.length >= 3);
  expect(told.slice(0, 3)).toEqual([true, false, true]);
  expect(session.lostFor()).toBeLessThan(60_000);
  expect(await isLockFree(4711)).toBe(false);
  await session.close();
  await waitFor("the lock to be free", () => isLockFree(4711));
});

test("one expired job that cannot be put back holds up no other", async () => {
  const [broken, sound] = [await house.newUser(6), await house.newUser(6)];
  const [stuck, free] = [await house.create(broken), await house.create(sound)];
  await claimJobs(house.db.pool, {
    slots: 2,
    owner: "1",
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
  });
  await house.db.pool.query(
    "update generation_jobs set lease_until = now() - interval '1 second' where status = 'processing'",
  );
  await house.db.pool.query("update user_lanes set running = 0 where user_id = $1", [broken]);
  expect(await sweepExpired(house)).toBe(1);
  expect(await getJob(house, sound, free)).toMatchObject({ status: "pending" });
  expect(await getJob(house, broken, stuck)).toMatchObject({ status: "processing" });
  await house.db.pool.query("update user_lanes set running = 1 where user_id = $1", [broken]);
  expect(await sweepExpired(house)).toBe(1);
  await house.workOff();
});

test("a guest's limit goes along to the account", async () => {
  const strict = await openTestHouse({ userRunningLimit: 1 });
  const [guest, user] = [await strict.newUser(6), await strict.newUser(20)];
  for (let job = 0; job < 3; job += 1) await strict.create(guest, { imageCount: 1 });
  await adoptGuest(strict.db, {
    guestId: guest,
    userId: user,
    isNewAccount: true,
    signupCredits: 20,
  });
  const { jobs: claimed } = await claimJobs(strict.db.pool, {
    slots: 8,
    owner: "1",
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
  });
  expect(claimed).toHaveLength(1);
  await assertInvariants(strict.db);
  await strict.close();
});

test("equal creates at once leave no picture that no row names", async () => {
  const userId = await house.newUser(20);
  const stored = new Set<string>();
  const ctx = house.beside({
    storage: {
      ...house.storage,
      async put(key, bytes, contentType) {
        await house.storage.put(key, bytes, contentType);
        stored.add(key);
      },
      async remove(key) {
        await house.storage.remove(key);
        stored.delete(key);
      },
    },
  });
  const photo = `data:image/png;base64,${(await plainPicture()).toString("base64")}`;
  const input = createJobInput.parse(createBody({ originalImage: photo }));
  const made = await Promise.all(
    Array.from({ length: 6 }, () => createJob(ctx, { userId, input, idempotencyKey: "one-press" })),
  );
  expect(new Set(made.map((job) => job.jobId)).size).toBe(1);
  const { rows } = await house.db.pool.query<{ storage_key: string }>(
    "select storage_key from uploads where user_id = $1",
    [userId],
  );
  expect([...stored]).toEqual(rows.map((row) => row.storage_key));
  expect(rows).toHaveLength(1);
  await house.workOff();
});

test("a page of the collection goes on where it was, also when its last design is gone", async () => {
  const userId = await house.newUser(20);
  await house.create(userId, { imageCount: 4 });
  await house.workOff();
  const first = await listDesigns(house, userId, { limit: 2 });
  const last = first.designs[1];
  if (!last || !first.nextCursor) throw new Error("there should be a second page");
  await removeDesign(house, userId, last.id);
  const second = await listDesigns(house, userId, { limit: 2, cursor: first.nextCursor });
  const seen = new Set(first.designs.map((design) => design.id));
  expect(second.designs).toHaveLength(2);
  expect(second.designs.some((design) => seen.has(design.id))).toBe(false);
  await expect(listDesigns(house, userId, { limit: 2, cursor: "garbage" })).rejects.toMatchObject({
    code: "invalid_input",
  });
  await expect(listLedger(house, userId, { limit: 2, cursor: "garbage" })).rejects.toMatchObject({
    code: "invalid_input",
  });
});

test("a job whose stored design no longer fits fails alone, with a code, and hides no list", async () => {
  const userId = await house.newUser(6);
  const [odd, sound] = [await house.create(userId), await house.create(userId)];
  await house.db.pool.query(
    `update generation_jobs set design_settings = '{"nailShape": "of another time"}', nails = '{}' where id = $1`,
    [odd],
  );
  await house.workOff();
  expect(await getJob(house, userId, odd)).toMatchObject({
    status: "failed",
    errorCode: "invalid_input",
    refunded: 1,
    attempt: 1,
  });
  expect(await getJob(house, userId, sound)).toMatchObject({ status: "completed" });
  expect((await listJobs(house, userId, { limit: 5 })).jobs).toHaveLength(2);
});

test("a design is saved under a name, whatever its settings say", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  await house.db.pool.query("update generation_jobs set design_settings = '{}' where id = $1", [
    jobId,
  ]);
  await house.workOff();
  expect(await getJob(house, userId, jobId)).toMatchObject({ status: "completed" });
  expect((await listDesigns(house, userId, { limit: 5 })).designs[0]).toMatchObject({
    name: "Nails",
  });
});
