import { randomUUID } from "node:crypto";
import { plainPicture } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { adoptGuest, openFile, storeUpload } from "../../src/verbs.ts";
import { sweepUploads } from "../../src/uploads/index.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices({ keeping: { storageQuotaMb: 1 } });
});
afterAll(() => services.close());

const uploadsOf = (userId: number) => services.db.prisma.upload.findMany({ where: { userId } });

test("the same picture under the same key is stored once and answered alike, in sequence and in parallel", async () => {
  const userId = await services.newUser(0);
  const picture = await plainPicture();
  const key = randomUUID();
  const stored = () => services.stored("uploads").then((keys) => keys.length);
  const first = await storeUpload(services, userId, {
    kind: "photo",
    bytes: picture,
    idempotencyKey: key,
  });
  const objects = await stored();
  expect(
    await storeUpload(services, userId, { kind: "photo", bytes: picture, idempotencyKey: key }),
  ).toEqual(first);

  const other = randomUUID();
  const send = () =>
    storeUpload(services, userId, { kind: "reference", bytes: picture, idempotencyKey: other });
  const answers = await Promise.all([send(), send(), send(), send(), send(), send()]);
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(await uploadsOf(userId)).toHaveLength(2);
  // Only one of the simultaneous uploads is kept, and the objects of the others are removed again.
  expect(await stored()).toBe(objects + 1);
});

test("a used key refuses other bytes and another kind; another person may use the same key", async () => {
  const [userId, stranger] = [await services.newUser(0), await services.newUser(0)];
  const key = "press-1";
  const { id } = await storeUpload(services, userId, {
    kind: "photo",
    bytes: await plainPicture(),
    idempotencyKey: key,
  });
  for (const [kind, picture] of [
    ["photo", await plainPicture("jpeg")],
    ["reference", await plainPicture()],
  ] as const) {
    await expect(
      storeUpload(services, userId, { kind: kind, bytes: picture, idempotencyKey: key }),
    ).rejects.toMatchObject({
      code: "idempotency_conflict",
    });
  }
  const theirs = await storeUpload(services, stranger, {
    kind: "photo",
    bytes: await plainPicture("jpeg"),
    idempotencyKey: key,
  });
  expect(theirs.id).not.toBe(id);
  expect(await uploadsOf(userId)).toHaveLength(1);
});

test("a full storage still answers a repeated upload with its stored picture", async () => {
  const userId = await services.newUser(0);
  const picture = await plainPicture();
  const first = await storeUpload(services, userId, {
    kind: "photo",
    bytes: picture,
    idempotencyKey: "full",
  });
  await services.db.pool.query("update uploads set bytes = 2000000 where id = $1", [first.id]);
  await expect(
    storeUpload(services, userId, { kind: "photo", bytes: picture }),
  ).rejects.toMatchObject({
    code: "storage_full",
  });
  expect(
    await storeUpload(services, userId, { kind: "photo", bytes: picture, idempotencyKey: "full" }),
  ).toEqual(first);
});

test("a picture that is sent again is kept longer; once it was swept, its key stores a new one", async () => {
  const userId = await services.newUser(0);
  const picture = await plainPicture();
  const age = () =>
    services.db.pool.query(
      "update uploads set touched_at = now() - interval '8 days' where user_id = $1",
      [userId],
    );
  const first = await storeUpload(services, userId, {
    kind: "photo",
    bytes: picture,
    idempotencyKey: "again",
  });
  await age();
  expect(
    await storeUpload(services, userId, { kind: "photo", bytes: picture, idempotencyKey: "again" }),
  ).toEqual(first);
  await sweepUploads(services);
  expect(await uploadsOf(userId)).toHaveLength(1);
  await age();
  await sweepUploads(services);
  const second = await storeUpload(services, userId, {
    kind: "photo",
    bytes: picture,
    idempotencyKey: "again",
  });
  expect(second.id).not.toBe(first.id);
  await openFile(services, { userId }, { ref: { kind: "upload", id: second.id } });
});

test("a guest's pictures keep their keys in the account, except keys that the account itself has used", async () => {
  const [guestId, userId] = [await services.newUser(0), await services.newUser(0)];
  const picture = await plainPicture();
  const own = await storeUpload(services, userId, {
    kind: "photo",
    bytes: picture,
    idempotencyKey: "both",
  });
  const guests = await storeUpload(services, guestId, {
    kind: "photo",
    bytes: picture,
    idempotencyKey: "both",
  });
  const alone = await storeUpload(services, guestId, {
    kind: "photo",
    bytes: picture,
    idempotencyKey: "alone",
  });
  await adoptGuest(services, userId, { guestId, isNewAccount: false });
  expect((await uploadsOf(userId)).map(({ id }) => id).toSorted()).toEqual(
    [own.id, guests.id, alone.id].toSorted(),
  );
  expect(
    await storeUpload(services, userId, { kind: "photo", bytes: picture, idempotencyKey: "both" }),
  ).toEqual(own);
  expect(
    await storeUpload(services, userId, { kind: "photo", bytes: picture, idempotencyKey: "alone" }),
  ).toEqual(alone);
});
