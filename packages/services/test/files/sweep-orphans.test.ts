import { randomUUID } from "node:crypto";
import { createS3Storage } from "@lacquer/storage";
import { madeImage, plainPicture, scriptedProvider } from "@lacquer/testing";
import { createS3Double } from "@lacquer/testing/doubles";
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from "vitest";
import { sweepOrphans } from "../../src/files/sweep-orphans.ts";
import { sweepWhenDue } from "../../src/system/sweeps.ts";
import { cancelJob, getJob, type ServiceContext, storeUpload } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

const HOUR_MS = 3_600_000;
let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

/** Runs `work` as if this many hours had passed. */
async function inHours<T>(hours: number, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + hours * HOUR_MS });
  try {
    return await work();
  } finally {
    vi.useRealTimers();
  }
}

const put = async (key: string) => {
  await services.storage.put(key, (await madeImage()).bytes, "image/webp");
  return key;
};
const there = async (key: string) => (await services.storage.get(key)) !== null;

async function uploadsStored(): Promise<number> {
  let count = 0;
  for await (const page of services.storage.scan("uploads/")) count += page.length;
  return count;
}

async function endedJob(): Promise<string> {
  const userId = await services.newUser(1);
  const jobId = await services.create(userId);
  await cancelJob(services, userId, jobId);
  return jobId;
}

async function keysOf(jobId: string): Promise<string[]> {
  const { rows } = await services.db.pool.query<{ key: string }>(
    "select storage_key as key from job_images where job_id = $1",
    [jobId],
  );
  return rows.map(({ key }) => key);
}

test("unnamed objects of ended jobs are removed after a day; named, wanted and foreign ones stay", async () => {
  const userId = await services.newUser(10);
  const upload = await storeUpload(services, userId, {
    kind: "photo",
    bytes: await plainPicture(),
  });
  const ended = await services.create(userId, { imageCount: 2 });
  await services.workOff(scriptedProvider());
  expect((await getJob(services, userId, ended)).status).toBe("completed");
  const waiting = await services.create(userId);
  const named = await keysOf(ended);
  expect(named).toHaveLength(2);
  const wanted = [
    ...named,
    await put(`results/${waiting}/0/${randomUUID()}`),
    await put(`hands/${waiting}/0/${randomUUID()}`),
    await put(`previews/${waiting}/${randomUUID()}`),
    // An object of another database that uses the same store.
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
  expect(await inHours(23, () => sweepOrphans(services))).toBe(0);
  expect(await inHours(25, () => sweepOrphans(services))).toBe(orphans.length);
  for (const key of orphans) expect(await there(key)).toBe(false);
  for (const key of wanted) expect(await there(key)).toBe(true);
  const row = await services.db.prisma.upload.findUniqueOrThrow({ where: { id: upload.id } });
  expect(await there(row.storageKey)).toBe(true);
  expect(await inHours(25, () => sweepOrphans(services))).toBe(0);
});

test("a bucket is swept by the bucket's own times, a limited number of objects at once", async () => {
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
  const ctx = { ...services, storage };
  expect(await sweepOrphans(ctx, 20)).toBe(20);
  expect(await sweepOrphans(ctx, 20)).toBe(10);
  expect([...store.objects.keys()].toSorted()).toEqual(["elsewhere/kept", young]);
});

test("only one of many processes sweeps, and none sweeps again for hours; an unavailable store is logged", async () => {
  const due = () =>
    services.db.pool.query("update chores set begun_at = now() - interval '7 hours'");
  const orphan = await put(`previews/${await endedJob()}/${randomUUID()}`);
  const sweep = (ctx: ServiceContext) => inHours(25, () => sweepWhenDue(ctx));
  await sweep(services);
  expect(await there(orphan)).toBe(true);
  await due();
  const five = Array.from({ length: 5 }, () => services);
  await inHours(25, () => Promise.all(five.map((ctx) => sweepWhenDue(ctx))));
  expect(await there(orphan)).toBe(false);
  expect(
    services.log.lines.filter(({ message }) => message.includes("no row refers to")),
  ).toHaveLength(1);
  await due();
  const broken = services.beside({
    storage: {
      ...services.storage,
      scan: () => {
        throw new Error("unavailable");
      },
    },
  });
  await sweep(broken);
  expect(services.log.lines.at(-1)?.message).toContain("could not be removed");
});

test("an upload whose row is refused leaves nothing in the store, and the refusal is reported even if the store fails", async () => {
  const before = await uploadsStored();
  const nobody = 2_000_000_000;
  const picture = await plainPicture();
  await expect(storeUpload(services, nobody, { kind: "photo", bytes: picture })).rejects.toThrow(
    "Please sign in first.",
  );
  expect(await uploadsStored()).toBe(before);
  const remove = () => Promise.reject(new Error("unavailable"));
  const broken = services.beside({ storage: { ...services.storage, remove } });
  await expect(storeUpload(broken, nobody, { kind: "photo", bytes: picture })).rejects.toThrow(
    "Please sign in first.",
  );
  expect(services.log.lines.at(-1)?.message).toContain("without a row");
});
