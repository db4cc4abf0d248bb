import { type Storage, StorageError } from "@lacquer/storage";
import { assertBooks, scriptedMaker } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
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
  const maker = scriptedMaker();
  const storage = stumbling((put) => put === 1);
  const runner = await house.work(maker, { as: house.beside({ storage }) });
  expect(await house.ended(userId, jobId)).toMatchObject({
    status: "completed",
    refunded: 0,
    attempt: 1,
  });
  expect(maker.calls).toHaveLength(1);
  await runner.drain(1);

  const second = await house.create(userId);
  const dead = house.beside({ storage: stumbling(() => true), config: { maxAttempts: 1, storePatienceSeconds: 0.2 } });
  const without = await house.work(maker, { as: dead });
  expect(await house.ended(userId, second)).toMatchObject({
    status: "failed",
    errorCode: "storage_failed",
    refunded: 1,
    resultImages: [],
  });
  await without.drain(1);
  await assertBooks(house.db);
}, 40_000);
