import { createJobInput, PHOTO_PIXELS_MAX, type UploadKind } from "@lacquer/contracts";
import { createBody, scriptedProvider } from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeDiscarded } from "../../src/files/discard-objects.ts";
import { sweepUploads } from "../../src/uploads/index.ts";
import { describeRequest, emptyUser, openFile, storeUpload } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

const plain = (width: number, height: number, orientation = 1) =>
  sharp({ create: { width, height, channels: 3, background: "#c8a090" } })
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();

async function stored(userId: number, bytes: Buffer, kind: UploadKind = "photo") {
  const upload = await storeUpload(services, userId, { kind, bytes });
  const row = await services.db.prisma.upload.findUniqueOrThrow({ where: { id: upload.id } });
  return { upload, row };
}

const sizeOf = async (bytes: Uint8Array) => {
  const { width, height } = await sharp(bytes).metadata();
  return [width, height];
};
const shown = async (userId: number, id: string) =>
  sizeOf((await openFile(services, { userId }, { ref: { kind: "upload", id } })).bytes);

test.each([
  ["as large as a phone takes it, upright", 4032, 3024, 6, [3024, 4032], [1536, 2048]],
  ["larger than is kept", 6000, 4000, 1, [4276, 2851], [2048, 1365]],
  ["as wide as a panorama", 12_000, 900, 1, [8192, 614], [2048, 154]],
  ["small enough for everything", 2048, 1000, 1, [2048, 1000], null],
] as const)(
  "a photo %s is kept once, with a working copy where that is smaller",
  async (_what, width, height, orientation, kept, working) => {
    const userId = await services.newUser(0);
    const { upload, row } = await stored(userId, await plain(width, height, orientation));
    expect([upload.width, upload.height]).toEqual(kept);
    expect(kept[0] * kept[1]).toBeLessThanOrEqual(PHOTO_PIXELS_MAX);
    expect(await shown(userId, upload.id)).toEqual(kept);
    expect(row.workingKey && [row.workingWidth, row.workingHeight]).toEqual(working);
    if (!row.workingKey) return;
    const copy = await services.storage.get(row.workingKey);
    expect(await sizeOf(copy?.bytes ?? new Uint8Array())).toEqual(working);
    expect(row.workingBytes).toBe(copy?.bytes.length);
  },
);

test("references and drawings are kept in their smaller sizes", async () => {
  const userId = await services.newUser(0);
  for (const kind of ["reference", "drawing"] as const) {
    const { upload, row } = await stored(userId, await plain(4000, 3000), kind);
    expect([upload.width, upload.height, row.workingKey]).toEqual([2048, 1536, null]);
  }
});

test("jobs and their descriptions use the working copy", async () => {
  const userId = await services.newUser(5);
  const { upload, row } = await stored(userId, await plain(4000, 3000));
  const seen: Uint8Array[] = [];
  const design = { originalImage: upload.url };
  const jobId = await services.create(userId, design);
  await services.workOff(scriptedProvider(({ photo }) => void (photo && seen.push(photo))));
  await services.ended(userId, jobId);
  expect(await Promise.all(seen.map(sizeOf))).toEqual([[2048, 1536]]);
  // Uploads that are older than the feature of working copies have none. A job with such an upload uses the photo
  // itself.
  await services.db.pool.query("update uploads set working_key = null where id = $1", [row.id]);
  const again = await services.create(userId, design);
  await services.workOff(scriptedProvider(({ photo }) => void (photo && seen.push(photo))));
  await services.ended(userId, again);
  expect(await sizeOf(seen[1] ?? new Uint8Array())).toEqual([4000, 3000]);
  const input = createJobInput.parse(createBody(design));
  expect((await describeRequest(services, userId, input)).images).toBe(1);
});

test("photo and working copy count as stored, and both are removed with the row", async () => {
  const strict = services.beside({
    config: { keeping: { storageQuotaMb: 1, uploadKeepDays: 7, guestKeepDays: 30 } },
  });
  const userId = await services.newUser(0);
  const { row } = await stored(userId, await plain(4000, 3000));
  await services.db.pool.query("update uploads set working_bytes = 1048576 where id = $1", [
    row.id,
  ]);
  await expect(
    storeUpload(strict, userId, { kind: "photo", bytes: await plain(20, 20) }),
  ).rejects.toMatchObject({ code: "storage_full" });

  const keys = [row.storageKey, row.workingKey ?? ""];
  const there = async () =>
    Promise.all(keys.map(async (key) => (await services.storage.get(key)) !== null));
  expect(await there()).toEqual([true, true]);
  await services.db.pool.query(
    "update uploads set touched_at = now() - interval '8 days' where id = $1",
    [row.id],
  );
  expect(await sweepUploads(services)).toBe(1);
  await removeDiscarded(services);
  expect(await there()).toEqual([false, false]);

  const other = await stored(userId, await plain(4000, 3000));
  keys.splice(0, 2, other.row.storageKey, other.row.workingKey ?? "");
  await emptyUser(services, userId);
  await removeDiscarded(services);
  expect(await there()).toEqual([false, false]);
});

test("a photo of which only one part could be stored leaves nothing behind", async () => {
  const userId = await services.newUser(0);
  const before = await services.stored("uploads");
  let puts = 0;
  const failing = services.beside({
    storage: {
      ...services.storage,
      put: (...given) => {
        puts += 1;
        return puts === 2 ? Promise.reject(new Error("full")) : services.storage.put(...given);
      },
    },
  });
  await expect(
    storeUpload(failing, userId, { kind: "photo", bytes: await plain(4000, 3000) }),
  ).rejects.toThrow("full");
  expect(puts).toBe(2);
  expect(await services.stored("uploads")).toEqual(before);
});
