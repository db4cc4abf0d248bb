import { type Storage, StorageError } from "@lacquer/storage";
import { assertInvariants, plainPicture, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getJob, storeUpload } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

/** A store whose writes fail while `fails` returns true. */
function stumbling(fails: (put: number) => boolean): Storage {
  let puts = 0;
  return {
    ...services.storage,
    put(key, bytes, contentType) {
      puts += 1;
      if (fails(puts)) return Promise.reject(new StorageError("The store is full."));
      return services.storage.put(key, bytes, contentType);
    },
  };
}

test("a store that fails briefly is tried again; one that keeps failing ends the job and returns its credits", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  const imageProvider = scriptedProvider();
  const storage = stumbling((put) => put === 1);
  const runner = await services.work(imageProvider, { as: services.beside({ storage }) });
  expect(await services.ended(userId, jobId)).toMatchObject({
    status: "completed",
    refunded: 0,
    attempt: 1,
  });
  expect(imageProvider.calls).toHaveLength(1);
  await runner.drain(1);

  const second = await services.create(userId);
  const dead = services.beside({
    storage: stumbling(() => true),
    config: { maxAttempts: 1, retrySeconds: 0.2 },
  });
  const without = await services.work(imageProvider, { as: dead });
  expect(await services.ended(userId, second)).toMatchObject({
    status: "failed",
    errorCode: "storage_failed",
    refunded: 1,
    resultImages: [],
  });
  await without.drain(1);
  await assertInvariants(services.db);
}, 40_000);

/** A store that is unavailable for reading until `back` is called. */
function unavailable(): Storage & { asked: number; back(): void } {
  let isUnavailable = true;
  const store = {
    ...services.storage,
    asked: 0,
    back: () => void (isUnavailable = false),
    async list(prefix: string) {
      store.asked += 1;
      if (isUnavailable) throw new StorageError("The store is unavailable.");
      return services.storage.list(prefix);
    },
    async get(key: string) {
      store.asked += 1;
      if (isUnavailable) throw new StorageError("The store is unavailable.");
      return services.storage.get(key);
    },
  };
  return store;
}

test("a job that begins while the store is unavailable waits for it without using its attempts", async () => {
  const userId = await services.newUser(6);
  const photo = await storeUpload(services, userId, { kind: "photo", bytes: await plainPicture() });
  const jobId = await services.create(userId, { originalImage: photo.url, imageCount: 1 });
  const storage = unavailable();
  const imageProvider = scriptedProvider();
  const runner = await services.work(imageProvider, { as: services.beside({ storage }) });
  await waitFor("several tries", () => storage.asked >= 3);
  storage.back();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  expect(imageProvider.calls).toHaveLength(1);
  await runner.drain(1);
  await assertInvariants(services.db);
}, 40_000);

test("a worker that leaves while the store is unavailable gives its job back unharmed", async () => {
  const userId = await services.newUser(6);
  const photo = await storeUpload(services, userId, { kind: "photo", bytes: await plainPicture() });
  const jobId = await services.create(userId, { originalImage: photo.url, imageCount: 1 });
  const storage = unavailable();
  const runner = await services.work(scriptedProvider(), { as: services.beside({ storage }) });
  await waitFor("a try", () => storage.asked > 0);
  await runner.drain(0);
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "pending", attempt: 0 });
  const next = await services.work();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await next.drain(1);
  await assertInvariants(services.db);
}, 40_000);
