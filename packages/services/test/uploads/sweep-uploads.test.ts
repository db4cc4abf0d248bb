import { uploadIdOf } from "@lacquer/contracts";
import { plainPicture, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { removeDiscarded } from "../../src/files/discard-objects.ts";
import { cancelJob, openFile, storeUpload, touchUploads } from "../../src/verbs.ts";
import { UPLOADS_MAX } from "../../src/limits/keeping.ts";
import { sweepUploads } from "../../src/uploads/index.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices({ keeping: { storageQuotaMb: 1 } });
});
afterAll(() => services.close());

async function oldUpload(userId: number): Promise<{ id: string; url: string }> {
  const { id, url } = await storeUpload(services, userId, {
    kind: "photo",
    bytes: await plainPicture(),
  });
  await services.db.pool.query(
    "update uploads set touched_at = now() - interval '8 days' where id = $1",
    [id],
  );
  return { id, url };
}

test("only the newest logo stays, however long nobody asked for it", async () => {
  const userId = await services.newUser(20);
  const other = await services.newUser(20);
  const logo = async (of: number, daysAgo: number) => {
    const bytes = await plainPicture();
    const { id } = await storeUpload(services, of, { kind: "logo", bytes });
    await services.db.pool.query(
      `update uploads set touched_at = now() - interval '8 days',
         created_at = now() - make_interval(days => $2) where id = $1`,
      [id, daysAgo],
    );
    return id;
  };
  const [_old, newest, foreign] = [
    await logo(userId, 9),
    await logo(userId, 8),
    await logo(other, 7),
  ];
  await sweepUploads(services);
  const { rows } = await services.db.pool.query<{ id: string; content_type: string }>(
    "select id, content_type from uploads where user_id = any($1::int[]) order by created_at",
    [[userId, other]],
  );
  expect(rows).toEqual([newest, foreign].map((id) => ({ id, content_type: "image/png" })));
});

test("uploads that no job and no draft uses are removed after a week, with their thumbnails; the others stay", async () => {
  await removeDiscarded(services);
  const before = (await services.stored("uploads")).length;
  const userId = await services.newUser(20);
  const [unwanted, drafted, shown, young] = [
    await oldUpload(userId),
    await oldUpload(userId),
    await oldUpload(userId),
    await storeUpload(services, userId, { kind: "photo", bytes: await plainPicture() }),
  ];
  const named = {
    photo: await oldUpload(userId),
    reference: await oldUpload(userId),
    nail: await oldUpload(userId),
    decal: await oldUpload(userId),
  };
  await services.create(userId, {
    originalImage: named.photo.url,
    selectedDesignImages: [named.reference.url],
    nails: [
      {
        finger: "ring",
        x: 0.5,
        y: 0.5,
        angle: 0,
        width: 0.1,
        length: 0.1,
        design: {
          referenceImageUrl: named.nail.url,
          placed: [
            { kind: "decal", x: 0.5, y: 0.5, size: 0.4, angle: 0, imageUrl: named.decal.url },
          ],
        },
      },
    ],
  });
  // Makes the uploads old, as if the job had been created long ago.
  const ids = Object.values(named).map(({ id }) => id);
  await services.db.pool.query(
    "update uploads set touched_at = now() - interval '8 days' where id = any($1::uuid[])",
    [ids],
  );
  const another = await oldUpload(await services.newUser(20));
  const foreign = [crypto.randomUUID(), another.id];
  expect(await touchUploads(services, userId, [drafted.id, ...foreign])).toEqual({
    missing: foreign,
  });
  await openFile(services, { userId }, { ref: { kind: "upload", id: shown.id } });
  await openFile(services, "link-holder", { ref: { kind: "upload", id: young.id }, width: 320 });
  const { rows } = await services.db.pool.query<{ key: string }>(
    "select storage_key as key from uploads where id = $1",
    [unwanted.id],
  );

  const [one, other] = await Promise.all([sweepUploads(services), sweepUploads(services)]);
  expect(one + other).toBe(2);
  await removeDiscarded(services);
  const left = await services.db.prisma.upload.findMany({
    where: { userId },
    select: { id: true },
  });
  expect(left.map(({ id }) => id).toSorted()).toEqual(
    [drafted.id, shown.id, young.id, ...ids].toSorted(),
  );
  expect(await services.storage.get(rows[0]?.key ?? "")).toBeNull();
  expect(await services.stored("uploads")).toHaveLength(before + 7);
  await expect(services.create(userId, { originalImage: unwanted.url })).rejects.toMatchObject({
    code: "upload_not_found",
  });
});

test("an upload whose job is gone is removed too, at its next check", async () => {
  const userId = await services.newUser(20);
  const { id, url } = await oldUpload(userId);
  const jobId = await services.create(userId, { originalImage: url });
  const age = (days: number) =>
    services.db.pool.query(
      "update uploads set touched_at = now() - make_interval(days => $2) where id = $1",
      [id, days],
    );
  await age(8);
  expect(await sweepUploads(services)).toBe(0);
  await cancelJob(services, userId, jobId);
  await services.db.pool.query("delete from generation_jobs where id = $1", [jobId]);
  await age(8);
  expect(await sweepUploads(services)).toBe(0);
  await age(61);
  expect(await sweepUploads(services)).toBe(1);
});

test("a create protects its pictures from a simultaneous sweep", async () => {
  const userId = await services.newUser(20);
  for (let round = 0; round < 10; round += 1) {
    const { url } = await oldUpload(userId);
    const [created] = await Promise.all([
      services.create(userId, { originalImage: url }).then(
        () => true,
        () => false,
      ),
      sweepUploads(services),
    ]);
    const kept = await services.db.prisma.upload.count({ where: { id: uploadIdOf(url) ?? "" } });
    expect(kept === 1).toBe(created);
  }
});

test("a user's uploads are limited in bytes, however many come at once, and a refused one leaves nothing", async () => {
  const userId = await services.newUser(20);
  await services.db.pool.query(
    `insert into uploads (id, user_id, kind, storage_key, content_type, bytes, width, height)
     values (gen_random_uuid(), $1, 'photo', 'uploads/filler', 'image/jpeg', 1024 * 1024 - 1000, 1, 1)`,
    [userId],
  );
  const before = (await services.stored("uploads")).length;
  const picture = await plainPicture();
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, () =>
      storeUpload(services, userId, { kind: "photo", bytes: picture }),
    ),
  );
  const stored = results.filter(({ status }) => status === "fulfilled").length;
  const refusals = results.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
  expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(["storage_full"]));
  expect(stored).toBeLessThan(8);
  const { rows } = await services.db.pool.query<{ bytes: number }>(
    "select sum(bytes)::float8 as bytes from uploads where user_id = $1",
    [userId],
  );
  expect(rows[0]?.bytes).toBeLessThanOrEqual(1024 * 1024);
  expect((await services.stored("uploads")).length).toBe(before + stored);
  const data = `data:image/png;base64,${picture.toString("base64")}`;
  await expect(services.create(userId, { originalImage: data })).rejects.toMatchObject({
    code: "storage_full",
  });
});

test("two uploads that are recorded at the same moment cannot both take the last free storage", async () => {
  const userId = await services.newUser(20);
  const picture = await plainPicture();
  const { id } = await storeUpload(services, userId, { kind: "photo", bytes: picture });
  await services.db.pool.query(
    `insert into uploads (id, user_id, kind, storage_key, content_type, bytes, width, height)
     select gen_random_uuid(), user_id, kind, 'uploads/filler-two', content_type, 1024 * 1024 - 2 * bytes, 1, 1
     from uploads where id = $1`,
    [id],
  );
  const holder = await services.db.pool.connect();
  // With this lock, readers continue and writers wait.
  await holder.query("begin; lock table uploads in share mode");
  const uploads = Promise.allSettled([
    storeUpload(services, userId, { kind: "photo", bytes: picture }),
    storeUpload(services, userId, { kind: "photo", bytes: picture }),
  ]);
  await waitFor("both to wait", async () => {
    const { rowCount } = await holder.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rowCount === 2;
  });
  await holder.query("rollback");
  holder.release();
  expect((await uploads).map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("a user's uploads are limited in number too, however small they are", async () => {
  const userId = await services.newUser(20);
  await services.db.pool.query(
    `insert into uploads (id, user_id, kind, storage_key, content_type, bytes, width, height)
     select gen_random_uuid(), $1, 'photo', 'uploads/small-' || n, 'image/jpeg', 1, 1, 1 from generate_series(2, $2) n`,
    [userId, UPLOADS_MAX],
  );
  const picture = await plainPicture();
  await storeUpload(services, userId, { kind: "photo", bytes: picture });
  await expect(
    storeUpload(services, userId, { kind: "photo", bytes: picture }),
  ).rejects.toMatchObject({
    code: "storage_full",
  });
});
