import { randomUUID } from "node:crypto";
import { createS3Storage } from "@lacquer/storage";
import { madeImage, plainPicture, scriptedProvider } from "@lacquer/testing";
import { createS3Double } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { sweepOrphans, sweepOrphansWhenDue } from "../src/files/sweep-orphans.ts";
import { cancelJob, getJob, type ServiceContext, storeUpload } from "../src/verbs.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

const HOUR_MS = 3_600_000;
let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

/** What happens so many hours from now. */
async function inHours<T>(hours: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * HOUR_MS });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

const put = async (key: string) => {
  await house.storage.put(key, (await madeImage()).bytes, "image/webp");
  return key;
};
const there = async (key: string) => (await house.storage.get(key)) !== null;

async function uploadsStored(): Promise<number> {
  let count = 0;
  for await (const page of house.storage.scan("uploads/")) count += page.length;
  return count;
}

async function endedJob(): Promise<string> {
  const userId = await house.newUser(1);
  const jobId = await house.create(userId);
  await cancelJob(house, userId, jobId);
  return jobId;
}

async function keysOf(jobId: string): Promise<string[]> {
  const { rows } = await house.db.pool.query<{ key: string }>(
    "select storage_key as key from job_images where job_id = $1",
    [jobId],
  );
  return rows.map(({ key }) => key);
}

test("objects of ended jobs that no row names go after a day; all that is named, wanted or foreign stays", async () => {
  const userId = await house.newUser(10);
  const upload = await storeUpload(house, userId, "photo", await plainPicture());
  const ended = await house.create(userId, { imageCount: 2 });
  await house.workOff(scriptedProvider());
  expect((await getJob(house, userId, ended)).status).toBe("completed");
  const waiting = await house.create(userId);
  const named = await keysOf(ended);
  expect(named).toHaveLength(2);
  const wanted = [
    ...named,
    await put(`results/${waiting}/0/${randomUUID()}`),
    await put(`hands/${waiting}/0/${randomUUID()}`),
    await put(`previews/${waiting}/${randomUUID()}`),
    // Of another database on the same store.
    await put(`results/${randomUUID()}/0/${randomUUID()}`),
    await put(`hands/${randomUUID()}/0/${randomUUID()}`),
    await put(`previews/${randomUUID()}/${randomUUID()}`),
    await put("results/no-job/0/lease"),
    await put(`uploads/${randomUUID()}`),
  ];
  const orphans = [
    await put(`results/${ended}/0/${randomUUID()}`),
    await put(`hands/${ended}/0/${randomUUID()}`),
    await put(`previews/${ended}/${randomUUID()}`),
  ];
  expect(await inHours(23, () => sweepOrphans(house))).toBe(0);
  expect(await inHours(25, () => sweepOrphans(house))).toBe(orphans.length);
  for (const key of orphans) expect(await there(key)).toBe(false);
  for (const key of wanted) expect(await there(key)).toBe(true);
  const row = await house.db.prisma.upload.findUniqueOrThrow({ where: { id: upload.id } });
  expect(await there(row.storageKey)).toBe(true);
  expect(await inHours(25, () => sweepOrphans(house))).toBe(0);
});

test("a bucket is swept by its own times, at most so many at once", async () => {
  const store = await createS3Double();
  onTestFinished(() => store.down());
  const storage = createS3Storage({
    endpoint: store.origin,
    bucket: store.bucket,
    region: "auto",
    ...store.keys,
  });
  const ended = await endedJob();
  const object = { bytes: Buffer.from("x"), contentType: "image/webp" };
  const old = new Date(Date.now() - 25 * HOUR_MS);
  for (let i = 0; i < 30; i += 1)
    store.objects.set(`previews/${ended}/${randomUUID()}`, { ...object, writtenAt: old });
  const young = `previews/${ended}/young`;
  store.objects.set(young, { ...object, writtenAt: new Date() });
  store.objects.set("elsewhere/kept", { ...object, writtenAt: old });
  const ctx = { ...house, storage };
  expect(await sweepOrphans(ctx, 20)).toBe(20);
  expect(await sweepOrphans(ctx, 20)).toBe(10);
  expect([...store.objects.keys()].toSorted()).toEqual(["elsewhere/kept", young]);
});

test("of many processes one sweeps, and not again for hours; a store that is away is logged", async () => {
  const due = () => house.db.pool.query("update chores set begun_at = now() - interval '7 hours'");
  const orphan = await put(`previews/${await endedJob()}/${randomUUID()}`);
  const sweep = (ctx: ServiceContext) => inHours(25, () => sweepOrphansWhenDue(ctx));
  await sweep(house);
  expect(await there(orphan)).toBe(true);
  await due();
  const five = Array.from({ length: 5 }, () => house);
  await inHours(25, () => Promise.all(five.map((ctx) => sweepOrphansWhenDue(ctx))));
  expect(await there(orphan)).toBe(false);
  expect(house.log.lines.filter(({ message }) => message.includes("no row names"))).toHaveLength(1);
  await due();
  const broken = house.beside({
    storage: {
      ...house.storage,
      scan: () => {
        throw new Error("away");
      },
    },
  });
  await sweep(broken);
  expect(house.log.lines.at(-1)?.message).toContain("could not be removed");
});

test("an upload whose row is refused leaves nothing in the store, and a store that fails then hides nothing", async () => {
  const before = await uploadsStored();
  const nobody = 2_000_000_000;
  const picture = await plainPicture();
  await expect(storeUpload(house, nobody, "photo", picture)).rejects.toThrow("foreign key");
  expect(await uploadsStored()).toBe(before);
  const remove = () => Promise.reject(new Error("away"));
  const broken = house.beside({ storage: { ...house.storage, remove } });
  await expect(storeUpload(broken, nobody, "photo", picture)).rejects.toThrow("foreign key");
  expect(house.log.lines.at(-1)?.message).toContain("without a row");
});
