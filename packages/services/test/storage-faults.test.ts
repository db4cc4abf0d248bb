import { type Storage, StorageError } from "@lacquer/storage";
import { assertInvariants, plainPicture, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getJob, storeUpload } from "../src/index.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** The store, failing to write as long as `fails` says so. */
function stumbling(fails: (put: number) => boolean): Storage {
  let puts = 0;
  return {
    ...house.storage,
    put(key, bytes, contentType) {
      puts += 1;
      if (fails(puts)) return Promise.reject(new StorageError("The store is full."));
      return house.storage.put(key, bytes, contentType);
    },
  };
}

test("a store that stumbles is tried again; one that stays broken fails the job and returns its credits", async () => {
  const userId = await house.newUser(6);
  const jobId = await house.create(userId);
  const imageProvider = scriptedProvider();
  const storage = stumbling((put) => put === 1);
  const runner = await house.work(imageProvider, { as: house.beside({ storage }) });
  expect(await house.ended(userId, jobId)).toMatchObject({
    status: "completed",
    refunded: 0,
    attempt: 1,
  });
  expect(imageProvider.calls).toHaveLength(1);
  await runner.drain(1);

  const second = await house.create(userId);
  const dead = house.beside({
    storage: stumbling(() => true),
    config: { maxAttempts: 1, patienceSeconds: 0.2 },
  });
  const without = await house.work(imageProvider, { as: dead });
  expect(await house.ended(userId, second)).toMatchObject({
    status: "failed",
    errorCode: "storage_failed",
    refunded: 1,
    resultImages: [],
  });
  await without.drain(1);
  await assertInvariants(house.db);
}, 40_000);

/** The store, away for reading until `back` is called. */
function away(): Storage & { asked: number; back(): void } {
  let isAway = true;
  const store = {
    ...house.storage,
    asked: 0,
    back: () => void (isAway = false),
    async list(prefix: string) {
      store.asked += 1;
      if (isAway) throw new StorageError("The store is away.");
      return house.storage.list(prefix);
    },
    async get(key: string) {
      store.asked += 1;
      if (isAway) throw new StorageError("The store is away.");
      return house.storage.get(key);
    },
  };
  return store;
}

test("a job that begins while the store is away waits for it without using its attempts", async () => {
  const userId = await house.newUser(6);
  const photo = await storeUpload(house, userId, "photo", await plainPicture());
  const jobId = await house.create(userId, { originalImage: photo.url, imageCount: 1 });
  const storage = away();
  const imageProvider = scriptedProvider();
  const runner = await house.work(imageProvider, { as: house.beside({ storage }) });
  await waitFor("several tries", () => storage.asked >= 3);
  storage.back();
  expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  expect(imageProvider.calls).toHaveLength(1);
  await runner.drain(1);
  await assertInvariants(house.db);
}, 40_000);

test("a worker that leaves while the store is away gives its job back unharmed", async () => {
  const userId = await house.newUser(6);
  const photo = await storeUpload(house, userId, "photo", await plainPicture());
  const jobId = await house.create(userId, { originalImage: photo.url, imageCount: 1 });
  const storage = away();
  const runner = await house.work(scriptedProvider(), { as: house.beside({ storage }) });
  await waitFor("a try", () => storage.asked > 0);
  await runner.drain(0);
  expect(await getJob(house, userId, jobId)).toMatchObject({ status: "pending", attempt: 0 });
  const next = await house.work();
  expect(await house.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await next.drain(1);
  await assertInvariants(house.db);
}, 40_000);
