import { once } from "node:events";
import { LacquerError } from "@lacquer/contracts";
import { plainPicture } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { streamArchive } from "../../src/archive/archive-writer.ts";
import {
  createApiKey,
  openArchive,
  openFile,
  storeUpload,
  putBottles,
  updateDesign,
  listDesigns,
} from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";
import { BOTTLE, filesOf, json } from "./archives.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

const codeOf = (error: unknown) => (error instanceof LacquerError ? error.code : String(error));

async function personWithWork() {
  const userId = await services.newUser(20);
  const { id, url } = await storeUpload(services, userId, {
    kind: "photo",
    bytes: await plainPicture(),
  });
  const draft = { words: "canary draft" };
  const jobId = await services.create(userId, {
    prompt: "=tulips",
    originalImage: url,
    imageCount: 2,
    draft,
  });
  await services.workOff();
  const { designs } = await listDesigns(services, userId, { limit: 10 });
  const named = designs.find(({ imageIndex }) => imageIndex === 0);
  await updateDesign(services, userId, { id: named?.id ?? "", name: "Tulips", favorite: true });
  const { key } = await createApiKey(services, userId, {
    name: "Script",
    scope: "read",
    days: null,
  });
  await putBottles(services, userId, [BOTTLE]);
  return { userId, uploadId: id, jobId, key, draft };
}

test("an archive holds everything of one person, byte for byte, with a README and without secrets", async () => {
  const { userId, uploadId, jobId, key, draft } = await personWithWork();
  await personWithWork();
  const files = await filesOf(await openArchive(services, userId));
  const folder = `designs/${jobId}`;
  const [photo] = json(files, "pictures.json");
  expect([...files.keys()]).toEqual([
    "README.txt",
    "account.json",
    "audit.json",
    "statement.csv",
    "shelf.json",
    "pictures.json",
    photo.file,
    `${folder}/design.json`,
    `${folder}/1.webp`,
    `${folder}/2.webp`,
    "boards.json",
  ]);
  const upload = await openFile(services, { userId }, { ref: { kind: "upload", id: uploadId } });
  expect(files.get(photo.file)).toEqual(Buffer.from(upload.bytes));
  const design = json(files, `${folder}/design.json`);
  expect(design).toMatchObject({ id: jobId, prompt: "=tulips", draft });
  expect(design.images).toMatchObject([
    { name: "Tulips", isFavorite: true, file: "1.webp" },
    { isFavorite: false, isInCollection: true, file: "2.webp" },
  ]);
  for (const imageIndex of [0, 1]) {
    const image = await openFile(
      services,
      { userId },
      { ref: { kind: "result", jobId, imageIndex } },
    );
    expect(files.get(`${folder}/${imageIndex + 1}.webp`)).toEqual(Buffer.from(image.bytes));
  }
  expect(json(files, "account.json")).toMatchObject({
    format: "lacquer-archive",
    apiKeys: [{ name: "Script", ending: key.slice(-4) }],
  });
  expect(json(files, "shelf.json")).toMatchObject([BOTTLE]);
  expect(files.get("README.txt")?.toString()).toContain("shelf.json");
  const statement = files.get("statement.csv")?.toString().trim().split("\r\n") ?? [];
  const amounts = statement.slice(1).map((line) => Number(line.split(",")[2]));
  expect(amounts.reduce((sum, amount) => sum + amount, 0)).toBe(await services.balance(userId));
  const all = Buffer.concat([...files.values()]).toString("latin1");
  expect(all).not.toContain(key);
});

test("a file that is gone is named, and the rest arrives", async () => {
  const { userId, jobId } = await personWithWork();
  const { rows } = await services.db.pool.query(
    "select storage_key from job_images where job_id = $1 and image_index = 0",
    [jobId],
  );
  await services.storage.remove(rows[0].storage_key);
  const files = await filesOf(await openArchive(services, userId));
  expect(files.get("missing.txt")?.toString()).toBe(`designs/${jobId}/1.webp\n`);
  expect(files.has(`designs/${jobId}/2.webp`)).toBe(true);
});

test("a design that goes while the archive is read is left out, and the rest arrives", async () => {
  const { userId, jobId } = await personWithWork();
  const newer = await services.create(userId, { prompt: "lilies" });
  await services.workOff();
  const elsewhere = await services.newUser(0);
  const storage = {
    ...services.storage,
    // The newer design moves to another user while the files of the older design are read.
    async get(key: string) {
      await services.db.pool.query(
        "update generation_jobs set user_id = $2 where id = $1 and exists (select 1 from job_images where storage_key = $3)",
        [newer, elsewhere, key],
      );
      return services.storage.get(key);
    },
  };
  const files = await filesOf(await openArchive(services.beside({ storage }), userId));
  const folders = new Set([...files.keys()].flatMap((name) => /^designs\/[^/]+/.exec(name) ?? []));
  expect([...folders]).toEqual([`designs/${jobId}`]);
});

test("a reader who takes very long holds no place any longer", async () => {
  const filled = Promise.withResolvers<string>();
  const unread = streamArchive(
    async (add) => {
      const all = Array.from({ length: 9 }, (_, i) => add(`${i}.txt`, Buffer.alloc(1_000_000)));
      filled.resolve(await Promise.all(all).then(() => "filled", String));
    },
    { mostMs: 20 },
  );
  await expect(once(unread, "close")).rejects.toThrow("took too long");
  expect(await filled.promise).toContain("The archive took too long.");
});

test("a person reads one archive at a time; a reader who leaves gives the place back", async () => {
  const { userId } = await personWithWork();
  const left = await openArchive(services, userId);
  const both = [openArchive(services, userId), openArchive(services, userId)];
  const codes = both.map((opening) => opening.then(() => "opened", codeOf));
  // One of the two calls waits for the first archive. The other is refused, because nobody may have two calls waiting.
  expect(await Promise.race(codes)).toBe("rate_limited");
  left.destroy();
  expect((await Promise.all(codes)).toSorted()).toEqual(["opened", "rate_limited"]);
  const [opened] = (await Promise.allSettled(both)).flatMap((one) =>
    one.status === "fulfilled" ? [one.value] : [],
  );
  expect(opened && (await filesOf(opened)).has("README.txt")).toBe(true);
});

test("a person opens few archives in a quarter of an hour", async () => {
  const userId = await services.newUser(0);
  for (let i = 0; i < 6; i += 1) await filesOf(await openArchive(services, userId));
  await expect(openArchive(services, userId)).rejects.toMatchObject({ code: "rate_limited" });
});
