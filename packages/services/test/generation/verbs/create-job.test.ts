import { createJobInput, type LacquerError } from "@lacquer/contracts";
import type { Storage } from "@lacquer/storage";
import { assertInvariants, countRows, createBody, plainPicture } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createJob, getJob, listJobs, storeUpload, summarizeCredits } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ userWaitingLimit: 12 });
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

describe("creating a job", () => {
  test("returns a waiting job and charges nothing, but holds its price", async () => {
    const userId = await services.newUser(6);
    const jobId = await services.create(userId, { imageCount: 4, tabId: "tab-1" });
    const job = await getJob(services, userId, jobId);
    expect(job).toMatchObject({
      status: "pending",
      cost: 4,
      creditsDeducted: false,
      tabId: "tab-1",
      queuePosition: 1,
      resultImages: [],
    });
    expect(await services.ledger(userId)).toEqual([{ kind: "grant", amount: 6, jobId: null }]);
    expect(await summarizeCredits(services, userId)).toEqual({
      balance: 6,
      held: 4,
      available: 2,
    });
  });

  test("writes nothing when the price exceeds the available credits", async () => {
    const userId = await services.newUser(3);
    await services.create(userId, { imageCount: 2 });
    const before = await countRows(services.db);
    await expect(services.create(userId, { imageCount: 2 }, "key")).rejects.toMatchObject({
      code: "insufficient_credits",
      status: 402,
    });
    expect(await countRows(services.db)).toEqual(before);
  });

  test("does not keep the pictures of designs that came too late for the last credit", async () => {
    const userId = await services.newUser(1);
    const kept = new Set<string>();
    const storage: Storage = {
      ...services.storage,
      async put(key, bytes, contentType) {
        await services.storage.put(key, bytes, contentType);
        kept.add(key);
      },
      async remove(key) {
        await services.storage.remove(key);
        kept.delete(key);
      },
    };
    const ctx = services.beside({ storage });
    const picture = `data:image/png;base64,${(await plainPicture()).toString("base64")}`;
    const input = createJobInput.parse(createBody({ originalImage: picture }));
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => createJob(ctx, userId, { input })),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    const uploads = await services.db.prisma.upload.findMany({ where: { userId } });
    expect([...kept]).toEqual(uploads.map((upload) => upload.storageKey));
  });

  test("stores a data: picture once, as an upload of the user", async () => {
    const userId = await services.newUser(1);
    const picture = `data:image/png;base64,${(await plainPicture()).toString("base64")}`;
    const jobId = await services.create(userId, {
      originalImage: picture,
      selectedDesignImages: [picture, picture],
    });
    const job = await getJob(services, userId, jobId);
    expect(job.originalImage).toMatch(/^\/files\/uploads\/[0-9a-f-]{36}$/);
    expect(new Set(job.selectedDesignImages).size).toBe(1);
    expect(await services.db.prisma.upload.count({ where: { userId } })).toBe(2);
  });

  test("cannot overspend in twenty creates at once", async () => {
    const userId = await services.newUser(5);
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => services.create(userId, { imageCount: 2 })),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(2);
    const codes = answers.flatMap((answer) =>
      answer.status === "rejected" ? [(answer.reason as LacquerError).code] : [],
    );
    expect(new Set(codes)).toEqual(new Set(["insufficient_credits"]));
    expect(await summarizeCredits(services, userId)).toEqual({
      balance: 5,
      held: 4,
      available: 1,
    });
  });

  test("makes one job from twenty parallel creates with one key, and gives all the same answer", async () => {
    const userId = await services.newUser(50);
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => services.create(userId, {}, "double-click")),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await listJobs(services, userId, { limit: 100 })).jobs).toHaveLength(1);
  });

  test("recognises the same request whatever the order of its keys, and refuses another with its key", async () => {
    const userId = await services.newUser(10);
    const first = await services.create(
      userId,
      { prompt: "a", designSettings: { finish: "matte", texture: "ribbed" } },
      "k",
    );
    const again = await services.create(
      userId,
      { designSettings: { texture: "ribbed", finish: "matte" }, prompt: "a" },
      "k",
    );
    expect(again).toBe(first);
    const before = await countRows(services.db);
    await expect(services.create(userId, { prompt: "b" }, "k")).rejects.toMatchObject({
      code: "idempotency_conflict",
      status: 409,
    });
    expect(await countRows(services.db)).toEqual(before);
    const other = await services.newUser(10);
    expect(await services.create(other, { prompt: "b" }, "k")).not.toBe(first);
  });

  test("still answers a used key when no credits are left", async () => {
    const userId = await services.newUser(1);
    const first = await services.create(userId, {}, "once");
    expect(await services.create(userId, {}, "once")).toBe(first);
  });

  test("refuses more waiting jobs than the limit, even in parallel", async () => {
    const userId = await services.newUser(100);
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => services.create(userId)),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(12);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "too_many_waiting", status: 429 });
  });

  test("refuses other people's pictures as if they did not exist", async () => {
    const [owner, stranger] = [await services.newUser(5), await services.newUser(5)];
    const upload = await storeUpload(services, owner, {
      kind: "photo",
      bytes: await plainPicture(),
    });
    const before = await countRows(services.db);
    const nail = { finger: "ring", x: 0.5, y: 0.5, angle: 0, width: 0.1, length: 0.1 } as const;
    const decal = { kind: "decal", x: 0.5, y: 0.5, size: 0.4, angle: 0 } as const;
    const wrong = [
      { originalImage: upload.url },
      { drawingImageUrl: upload.url },
      { selectedDesignImages: [upload.url] },
      {
        nails: [{ ...nail, design: { referenceImageUrl: upload.url } }],
      },
      { nails: [{ ...nail, design: { placed: [{ ...decal, imageUrl: upload.url }] } }] },
      { originalImage: "/files/results/00000000-0000-4000-8000-000000000000/0" },
      { originalImage: `${upload.url}/../x` },
    ];
    for (const changes of wrong) {
      await expect(services.create(stranger, changes)).rejects.toMatchObject({
        code: "upload_not_found",
      });
    }
    expect(await countRows(services.db)).toEqual(before);
    const input = createJobInput.parse(createBody({ originalImage: upload.url }));
    await expect(createJob(services, owner, { input })).resolves.toMatchObject({ cost: 1 });
  });
});

test("equal simultaneous creates leave no picture without a row", async () => {
  const userId = await services.newUser(20);
  const stored = new Set<string>();
  const ctx = services.beside({
    storage: {
      ...services.storage,
      async put(key, bytes, contentType) {
        await services.storage.put(key, bytes, contentType);
        stored.add(key);
      },
      async remove(key) {
        await services.storage.remove(key);
        stored.delete(key);
      },
    },
  });
  const photo = `data:image/png;base64,${(await plainPicture()).toString("base64")}`;
  const input = createJobInput.parse(createBody({ originalImage: photo }));
  const made = await Promise.all(
    Array.from({ length: 6 }, () => createJob(ctx, userId, { input, idempotencyKey: "one-press" })),
  );
  expect(new Set(made.map((job) => job.jobId)).size).toBe(1);
  const { rows } = await services.db.pool.query<{ storage_key: string }>(
    "select storage_key from uploads where user_id = $1",
    [userId],
  );
  expect([...stored]).toEqual(rows.map((row) => row.storage_key));
  expect(rows).toHaveLength(1);
  await services.workOff();
});
