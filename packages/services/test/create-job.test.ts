import { createJobInput, type LacquerError } from "@lacquer/contracts";
import type { Storage } from "@lacquer/storage";
import { assertInvariants, countRows, createBody, plainPicture } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createJob, getJob, listJobs, storeUpload, summarizeCredits } from "../src/index.ts";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse({ userWaitingLimit: 12 });
});
afterEach(() => assertInvariants(house.db));
afterAll(() => house.close());

describe("creating a job", () => {
  test("answers a waiting job and charges nothing, but holds its price", async () => {
    const userId = await house.newUser(6);
    const jobId = await house.create(userId, { imageCount: 4, tabId: "tab-1" });
    const job = await getJob(house, userId, jobId);
    expect(job).toMatchObject({
      status: "pending",
      cost: 4,
      creditsDeducted: false,
      tabId: "tab-1",
      queuePosition: 1,
      resultImages: [],
    });
    expect(await house.ledger(userId)).toEqual([{ kind: "grant", amount: 6, jobId: null }]);
    expect(await summarizeCredits(house, userId)).toEqual({ balance: 6, held: 4, available: 2 });
  });

  test("writes nothing at all when the price exceeds what is available", async () => {
    const userId = await house.newUser(3);
    await house.create(userId, { imageCount: 2 });
    const before = await countRows(house.db);
    await expect(house.create(userId, { imageCount: 2 }, "key")).rejects.toMatchObject({
      code: "insufficient_credits",
      status: 402,
    });
    expect(await countRows(house.db)).toEqual(before);
  });

  test("does not keep the pictures of designs that lost the race for the last credit", async () => {
    const userId = await house.newUser(1);
    const kept = new Set<string>();
    const storage: Storage = {
      ...house.storage,
      async put(key, bytes, contentType) {
        await house.storage.put(key, bytes, contentType);
        kept.add(key);
      },
      async remove(key) {
        await house.storage.remove(key);
        kept.delete(key);
      },
    };
    const ctx = house.beside({ storage });
    const picture = `data:image/png;base64,${(await plainPicture()).toString("base64")}`;
    const input = createJobInput.parse(createBody({ originalImage: picture }));
    const answers = await Promise.allSettled(
      Array.from({ length: 6 }, () => createJob(ctx, { userId, input })),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
    const uploads = await house.db.prisma.upload.findMany({ where: { userId } });
    expect([...kept]).toEqual(uploads.map((upload) => upload.storageKey));
  });

  test("stores a data: picture once, as an upload of the user", async () => {
    const userId = await house.newUser(1);
    const picture = `data:image/png;base64,${(await plainPicture()).toString("base64")}`;
    const jobId = await house.create(userId, {
      originalImage: picture,
      selectedDesignImages: [picture, picture],
    });
    const job = await getJob(house, userId, jobId);
    expect(job.originalImage).toMatch(/^\/files\/uploads\/[0-9a-f-]{36}$/);
    expect(new Set(job.selectedDesignImages).size).toBe(1);
    expect(await house.db.prisma.upload.count({ where: { userId } })).toBe(2);
  });

  test("cannot be overbooked by twenty creates at once", async () => {
    const userId = await house.newUser(5);
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => house.create(userId, { imageCount: 2 })),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(2);
    const codes = answers.flatMap((answer) =>
      answer.status === "rejected" ? [(answer.reason as LacquerError).code] : [],
    );
    expect(new Set(codes)).toEqual(new Set(["insufficient_credits"]));
    expect(await summarizeCredits(house, userId)).toEqual({ balance: 5, held: 4, available: 1 });
  });

  test("makes one job of twenty parallel creates with one key, and gives all the same answer", async () => {
    const userId = await house.newUser(50);
    const ids = await Promise.all(
      Array.from({ length: 20 }, () => house.create(userId, {}, "double-click")),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await listJobs(house, userId, { limit: 100 })).jobs).toHaveLength(1);
  });

  test("knows the same request whatever the order of its keys, and refuses another under its key", async () => {
    const userId = await house.newUser(10);
    const first = await house.create(
      userId,
      { prompt: "a", designSettings: { finish: "matte", texture: "ribbed" } },
      "k",
    );
    const again = await house.create(
      userId,
      { designSettings: { texture: "ribbed", finish: "matte" }, prompt: "a" },
      "k",
    );
    expect(again).toBe(first);
    const before = await countRows(house.db);
    await expect(house.create(userId, { prompt: "b" }, "k")).rejects.toMatchObject({
      code: "idempotency_conflict",
      status: 409,
    });
    expect(await countRows(house.db)).toEqual(before);
    const other = await house.newUser(10);
    expect(await house.create(other, { prompt: "b" }, "k")).not.toBe(first);
  });

  test("still answers a used key when the credits are gone", async () => {
    const userId = await house.newUser(1);
    const first = await house.create(userId, {}, "once");
    expect(await house.create(userId, {}, "once")).toBe(first);
  });

  test("refuses more waiting jobs than the limit, also in parallel", async () => {
    const userId = await house.newUser(100);
    const answers = await Promise.allSettled(
      Array.from({ length: 20 }, () => house.create(userId)),
    );
    expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(12);
    const refused = answers.find((answer) => answer.status === "rejected");
    expect(refused?.reason).toMatchObject({ code: "too_many_waiting", status: 429 });
  });

  test("refuses the pictures of others as if they did not exist", async () => {
    const [owner, stranger] = [await house.newUser(5), await house.newUser(5)];
    const upload = await storeUpload(house, owner, "photo", await plainPicture());
    const before = await countRows(house.db);
    const wrong = [
      { originalImage: upload.url },
      { drawingImageUrl: upload.url },
      { selectedDesignImages: [upload.url] },
      {
        nails: [
          {
            finger: "ring" as const,
            x: 0.5,
            y: 0.5,
            angle: 0,
            width: 0.1,
            length: 0.1,
            design: { referenceImageUrl: upload.url },
          },
        ],
      },
      { originalImage: "/files/results/00000000-0000-4000-8000-000000000000/0" },
      { originalImage: `${upload.url}/../x` },
    ];
    for (const changes of wrong) {
      await expect(house.create(stranger, changes)).rejects.toMatchObject({
        code: "upload_not_found",
      });
    }
    expect(await countRows(house.db)).toEqual(before);
    const input = createJobInput.parse(createBody({ originalImage: upload.url }));
    await expect(createJob(house, { userId: owner, input })).resolves.toMatchObject({ cost: 1 });
  });
});

test("the list goes through all jobs, newest first, and refuses a cursor of someone else", async () => {
  const userId = await house.newUser(10);
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) ids.unshift(await house.create(userId, { prompt: `n${i}` }));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listJobs(house, userId, { limit: 2, cursor });
    seen.push(...page.jobs.map((job) => job.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(ids);
  const stranger = await house.newUser(0);
  await expect(listJobs(house, stranger, { limit: 2, cursor: ids[0] })).rejects.toMatchObject({
    code: "invalid_input",
  });
});
