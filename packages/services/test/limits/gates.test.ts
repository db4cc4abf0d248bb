import { HEIC, plainPicture, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { limitWaiting } from "../../src/limit-metrics.ts";
import { heics, pictures } from "../../src/limits/gates.ts";
import { openFile, storeUpload } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

async function waiting(limit: string): Promise<number> {
  const { values } = await limitWaiting.get();
  return values.find(({ labels }) => labels.limit === limit)?.value ?? 0;
}

/**
 * Checks that a user's work waits while other work of the same user is in the gate, and runs afterwards. Meanwhile,
 * another user's work is not delayed.
 */
async function inTurn<T>(
  gate: typeof pictures,
  limit: string,
  userId: number,
  work: (userId: number) => Promise<T>,
): Promise<T> {
  const leave = await gate.enter(`user:${userId}`);
  const done = work(userId);
  await waitFor(`${limit} to have one waiting`, async () => (await waiting(limit)) === 1);
  leave();
  return done;
}

test("an upload waits for its person's turn, and another person's is decoded meanwhile", async () => {
  const [userId, other] = [await services.newUser(6), await services.newUser(6)];
  const picture = await plainPicture();
  const upload = (who: number) => storeUpload(services, who, { kind: "photo", bytes: picture });
  const taken = await inTurn(pictures, "pictures", userId, async (who) => [
    await upload(other),
    await upload(who),
  ]);
  expect(taken).toMatchObject([{ width: 48 }, { width: 48 }]);
  expect(await waiting("pictures")).toBe(0);
});

test("HEIC pictures wait only for each other", async () => {
  const userId = await services.newUser(6);
  const taken = await inTurn(heics, "heic_pictures", userId, (who) =>
    storeUpload(services, who, { kind: "photo", bytes: HEIC.plain }),
  );
  expect(taken).toMatchObject({ width: 64 });
});

test("a thumbnail is made at its viewer's turn, once for all who ask, and kept", async () => {
  const userId = await services.newUser(6);
  const { id } = await storeUpload(services, userId, {
    kind: "photo",
    bytes: await plainPicture(),
  });
  const { rows } = await services.db.pool.query<{ key: string }>(
    "select storage_key as key from uploads where id = $1",
    [id],
  );
  const get = vi.spyOn(services.storage, "get");
  const open = () => openFile(services, { userId }, { ref: { kind: "upload", id }, width: 320 });
  await inTurn(pictures, "pictures", userId, async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, open));
    for (const { bytes } of answers) expect(bytes).toEqual(answers[0]?.bytes);
  });
  await open();
  const originals = get.mock.calls.filter(([key]) => key === rows[0]?.key);
  get.mockRestore();
  expect(originals).toHaveLength(1);
  expect(await services.stored(`thumbnails/${rows[0]?.key}`)).toHaveLength(1);
});
