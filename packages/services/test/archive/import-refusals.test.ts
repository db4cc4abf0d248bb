import { LacquerError } from "@lacquer/contracts";
import { assertInvariants, plainPicture, waitFor } from "@lacquer/testing";
import sharp from "sharp";
import tar from "tar-stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import { limitHeld } from "../../src/limit-metrics.ts";
import { emptyUser, importArchive, listJobs } from "../../src/verbs.ts";
import {
  bytesOf,
  filesOf,
  imported,
  inPieces,
  json,
  packed,
  photoOf,
  openTwoStudios,
  type TwoStudios,
} from "./archives.ts";

let { elsewhere, person, archive, close } = {} as TwoStudios;
beforeAll(async () => {
  ({ elsewhere, person, archive, close } = await openTwoStudios());
});
afterAll(() => close());

const ACCOUNT = JSON.stringify({ format: "lacquer-archive", version: 1 });
const ID = "0b7c2f6e-5d0e-4a53-9f3e-2f6d1c8a4b10";

async function pictureArchive(kind: string, name: string, bytes: Buffer): Promise<Buffer> {
  const file = `pictures/${ID}.${name}`;
  return packed([
    ["README.txt", "…"],
    ["account.json", ACCOUNT],
    ["pictures.json", JSON.stringify([{ id: ID, kind, file }])],
    [file, bytes],
  ]);
}

async function storedUpload(userId: number): Promise<Buffer> {
  const { rows } = await elsewhere.db.pool.query("select id from uploads where user_id = $1", [
    userId,
  ]);
  return bytesOf(elsewhere, userId, `/files/uploads/${rows[0].id}`);
}

test.each([
  [
    "a photo with a place in its EXIF",
    "photo",
    "jpg",
    async () =>
      sharp(await plainPicture())
        .withExif({ IFD0: { Copyright: "CANARY-7" } })
        .jpeg()
        .toBuffer(),
  ],
  [
    "a photo with something behind its end",
    "photo",
    "jpg",
    async () =>
      Buffer.concat([
        await sharp(await plainPicture())
          .jpeg()
          .toBuffer(),
        Buffer.from("CANARY-7"),
      ]),
  ],
  [
    "a drawing with something behind its end",
    "drawing",
    "png",
    async () =>
      Buffer.concat([
        await sharp(await plainPicture())
          .png()
          .toBuffer(),
        Buffer.from("CANARY-7"),
      ]),
  ],
])("%s comes in cleaned, like any upload", async (_what, kind, ending, bytes) => {
  const dirty = await bytes();
  expect(dirty.includes("CANARY-7")).toBe(true);
  const userId = await elsewhere.newUser(0);
  const report = await imported(elsewhere, userId, await pictureArchive(kind, ending, dirty));
  expect(report).toMatchObject({ pictures: { added: 1 }, refused: 0 });
  expect((await storedUpload(userId)).includes("CANARY-7")).toBe(false);
});

test.each([
  [
    "text",
    async () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    "upload_not_an_image",
  ],
  ["a cut picture", async () => (await photoOf()).subarray(0, 20_000), "upload_not_an_image"],
  [
    "too many pixels",
    async () =>
      sharp({ create: { width: 9_000, height: 5_000, channels: 3, background: "#fff" } })
        .png()
        .toBuffer(),
    "upload_too_many_pixels",
  ],
])("a picture that is %s is left out, with the reason", async (_what, bytes, code) => {
  const userId = await elsewhere.newUser(0);
  const report = await imported(
    elsewhere,
    userId,
    await pictureArchive("photo", "jpg", await bytes()),
  );
  expect(report).toMatchObject({
    isWhole: true,
    pictures: { added: 0 },
    refused: 1,
    refusals: [{ file: `pictures/${ID}.jpg`, code }],
  });
});

test("a design with a bad image is left out whole, and nothing of it stays in the store", async () => {
  const files = await filesOf(archive);
  files.set(`designs/${person.first}/2.webp`, Buffer.from("not a picture"));
  const userId = await elsewhere.newUser(0);
  const objects = (await elsewhere.stored("results")).length;
  const report = await imported(elsewhere, userId, await packed(files));
  expect(report).toMatchObject({
    designs: { added: 1 },
    refusals: [{ file: `designs/${person.first}/2.webp`, code: "upload_not_an_image" }],
  });
  expect(await elsewhere.stored("results")).toHaveLength(objects + 1);
  await assertInvariants(elsewhere.db);
});

test("a design whose image is missing, has a false name, or asks for the impossible is left out", async () => {
  const files = await filesOf(archive);
  const name = `designs/${person.first}/design.json`;
  const design = json(files, name);
  const changed = async (changes: object) => {
    const userId = await elsewhere.newUser(0);
    const wrong = new Map(files).set(name, Buffer.from(JSON.stringify({ ...design, ...changes })));
    return imported(elsewhere, userId, await packed(wrong));
  };
  const missing = [...design.images, { ...design.images[0], file: "3.webp" }];
  for (const changes of [
    { images: missing, imageCount: 3 },
    { imageCount: 1 },
    { images: [{ ...design.images[0], file: "../../1.webp" }] },
    { prompt: "x".repeat(1_001) },
    { createdAt: "0000-01-01T00:00:00Z" },
    { draft: "x".repeat(300_000) },
    { prompt: "a\u0000b" },
  ])
    expect(await changed(changes)).toMatchObject({
      designs: { added: 1 },
      refusals: [{ file: name, code: "invalid_input" }],
    });
});

test("an archive cannot give a design a time in the future, or free credits", async () => {
  const files = await filesOf(archive);
  const name = `designs/${person.second}/design.json`;
  const changes = {
    createdAt: "2999-01-01T00:00:00Z",
    creditsDeducted: true,
    cost: 9,
    refunded: 9,
  };
  files.set(name, Buffer.from(JSON.stringify({ ...json(files, name), ...changes })));
  const userId = await elsewhere.newUser(0);
  await imported(elsewhere, userId, await packed(files));
  const [job] = (await listJobs(elsewhere, userId, { limit: 1 })).jobs;
  expect(Date.parse(job?.createdAt ?? "")).toBeLessThanOrEqual(Date.now() + 60_000);
  expect(job).toMatchObject({ cost: 0, creditsDeducted: false, refunded: 0 });
  expect(await elsewhere.ledger(userId)).toEqual([]);
});

test("beyond the room for archives, designs are left out with storage_full", async () => {
  const small = elsewhere.beside({ config: { keeping: { storageQuotaMb: 0.000_01 } } });
  const userId = await elsewhere.newUser(0);
  const report = await importArchive(small, userId, inPieces(archive));
  expect(report).toMatchObject({ designs: { added: 0 }, pictures: { added: 0 }, refused: 4 });
  expect(new Set(report.refusals.map(({ code }) => code))).toEqual(new Set(["storage_full"]));
});

test.each([
  ["no tar", async () => Buffer.alloc(4_096, "x")],
  ["nothing", async () => Buffer.alloc(0)],
  ["another tar", async () => packed([["holiday.txt", "sun"]])],
  [
    "an archive of a later version",
    async () => packed([["account.json", '{"format":"lacquer-archive","version":2}']]),
  ],
])("%s is refused as archive_unreadable", async (_what, file) => {
  const userId = await elsewhere.newUser(0);
  await expect(imported(elsewhere, userId, await file())).rejects.toMatchObject({
    code: "archive_unreadable",
  });
});

test("a header that promises gigabytes takes no memory", async () => {
  const userId = await elsewhere.newUser(0);
  const pack = tar.pack();
  pack.entry({ name: "account.json" }, ACCOUNT);
  const start = await new Promise<Buffer>((resolve) =>
    pack.once("readable", () => resolve(pack.read() as Buffer)),
  );
  const header = Buffer.from(start.subarray(0, 512));
  header.write("x", 156);
  header.write("77777777777\0", 124);
  header.write("        ", 148);
  const sum = header.reduce((all, byte) => all + byte, 0);
  header.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  async function* endless() {
    yield header;
    for (let i = 0; i < 6_000; i += 1) yield Buffer.alloc(100_000);
  }
  const before = process.memoryUsage().rss;
  await expect(importArchive(elsewhere, userId, endless())).rejects.toMatchObject({
    code: "archive_unreadable",
  });
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
});

test("an account that is emptied while its archive arrives takes in nothing more", async () => {
  const files = await filesOf(archive);
  const late = [
    "shelf.json",
    "pictures.json",
    "boards.json",
    `designs/${person.second}/design.json`,
  ];
  for (const name of late) {
    const userId = await elsewhere.newUser(0);
    async function* arriving() {
      const whole = await packed(files);
      const until = whole.indexOf(name);
      yield whole.subarray(0, until);
      await emptyUser(elsewhere, userId);
      yield* inPieces(whole.subarray(until));
    }
    await expect(importArchive(elsewhere, userId, arriving())).rejects.toMatchObject({
      code: "unauthorized",
    });
    const { rows } = await elsewhere.db.pool.query(
      `select (select count(*)::int from uploads where user_id = $1) as pictures,
         (select count(*)::int from bottles where user_id = $1) as bottles,
         (select count(*)::int from boards where user_id = $1) as boards,
         (select count(*)::int from generation_jobs where user_id = $1 and prompt <> '') as designs`,
      [userId],
    );
    expect([name, rows]).toEqual([name, [{ pictures: 0, bottles: 0, boards: 0, designs: 0 }]]);
  }
});

test("what came before the sender grew too slow is reported, wherever it stopped", async () => {
  const at = archive.indexOf(`designs/${person.second}/design.json`);
  for (const until of [at, at + 600]) {
    const userId = await elsewhere.newUser(0);
    async function* slow() {
      yield* inPieces(archive.subarray(0, until));
      throw new LacquerError("request_too_slow");
    }
    expect(await importArchive(elsewhere, userId, slow())).toMatchObject({
      isWhole: false,
      pictures: { added: 2 },
      refusals: [],
    });
  }
});

test("a person begins few imports in a quarter of an hour", async () => {
  const userId = await elsewhere.newUser(0);
  const empty = await packed([["account.json", ACCOUNT]]);
  for (let i = 0; i < 12; i += 1) await imported(elsewhere, userId, empty);
  await expect(imported(elsewhere, userId, empty)).rejects.toMatchObject({ code: "rate_limited" });
});

test("a sender who is cut off for slowness leaves the place to the next in line", async () => {
  const [first, second, third] = await Promise.all([1, 2, 3].map(() => elsewhere.newUser(0)));
  let cut = () => {};
  const untilCut = new Promise<void>((resolve) => (cut = resolve));
  async function* slowly(): AsyncGenerator<Buffer> {
    yield archive.subarray(0, 600);
    await untilCut;
    throw new LacquerError("request_too_slow");
  }
  const slow = [first, second].map((userId) =>
    importArchive(elsewhere, userId ?? 0, slowly()).catch((error: LacquerError) => error.code),
  );
  const places = async () => {
    const { values } = await limitHeld.get();
    return values.find(({ labels }) => labels["limit"] === "imports")?.value;
  };
  await waitFor("both places to be taken", async () => (await places()) === 2);
  const next = imported(elsewhere, third ?? 0, archive);
  cut();
  expect(await Promise.all(slow)).toEqual(["request_too_slow", "request_too_slow"]);
  expect(await next).toMatchObject({ isWhole: true, designs: { added: 2 } });
  await waitFor("the places to be free", async () => (await places()) === 0);
});
