import {
  form,
  handGuides,
  handPhoto,
  type Refusal,
  startTestServer,
  type TestServer,
  type Visitor,
} from "@lacquer/testing";
import {
  createOpenAiDouble,
  createS3Double,
  type OpenAiDouble,
  type S3Double,
} from "@lacquer/testing/doubles";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** The size of a photo from a phone: 12 megapixels. Only its orientation tag makes it upright. */
const PHONE = { width: 3024, height: 4032 };

async function phonePhoto(): Promise<Buffer> {
  return sharp(await handPhoto(5))
    .resize({ ...PHONE, fit: "fill" })
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Finishes a job with a photo of 12 megapixels, and returns the address of its first result. */
async function finished(
  server: TestServer,
  owner: Visitor,
  settings: object = {},
): Promise<string> {
  const sent = form(await phonePhoto());
  const upload = await owner.send<{ url: string }>("/api/uploads?kind=photo", { form: sent });
  const { body } = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", {
    json: {
      prompt: "cherry red",
      imageCount: 1,
      originalImage: upload.body.url,
      nails: handGuides(),
      designSettings: settings,
    },
  });
  expect(await server.ended(owner, body.jobId)).toMatchObject({ status: "completed" });
  return `/files/results/${body.jobId}/0`;
}

async function exported(owner: Visitor, path: string) {
  const { status, headers, bytes } = await owner.send(path);
  expect([status, status === 200 ? "" : bytes.toString()]).toEqual([200, ""]);
  const facts = await sharp(bytes).metadata();
  expect(facts.icc?.toString("latin1").replaceAll("\0", "").includes("sRGB")).toBe(true);
  return {
    bytes,
    size: [facts.width, facts.height],
    format: facts.format,
    space: facts.space,
    source: /newscodes\/digitalsourcetype\/(\w+)</.exec(facts.xmp?.toString("utf8") ?? "")?.[1],
    others: [facts.exif, facts.iptc].filter(Boolean),
    saved: headers.get("content-disposition"),
    kept: headers.get("cache-control"),
    type: headers.get("content-type"),
  };
}

/** Returns the mean difference of two pictures of the same size, in the channel that differs most, from 0 to 255. */
async function difference(one: Buffer, other: Buffer): Promise<number> {
  const { channels } = await sharp(await sharp(one).removeAlpha().png().toBuffer())
    .composite([{ input: await sharp(other).removeAlpha().png().toBuffer(), blend: "difference" }])
    .toBuffer()
    .then((bytes) => sharp(bytes).stats());
  return Math.max(...channels.slice(0, 3).map(({ mean }) => mean));
}

describe.each(["a local folder", "a bucket"])("exports from %s", (place) => {
  let store: S3Double | undefined;
  let server: TestServer;
  let owner: Visitor;
  let result: string;

  beforeAll(async () => {
    store = place === "a bucket" ? await createS3Double() : undefined;
    server = await startTestServer(
      store && {
        S3_ENDPOINT: store.origin,
        S3_BUCKET: store.bucket,
        S3_ACCESS_KEY_ID: store.keys.accessKeyId,
        S3_SECRET_ACCESS_KEY: store.keys.secretAccessKey,
      },
    );
    await server.worker();
    owner = await server.guest();
    result = await finished(server, owner);
    await server.db.pool.query("update designs set name = 'Cherry, matte' where user_id = $1", [
      owner.userId,
    ]);
  });
  afterAll(async () => {
    await server.close();
    await store?.down();
  });

  test("a photo of 12 megapixels gives 12 megapixels, painted anew, and the same once more", async () => {
    const shown = await owner.send(`${result}?w=640`);
    const full = await exported(owner, `${result}?export=full`);
    expect(full).toMatchObject({
      size: [PHONE.width, PHONE.height],
      format: "jpeg",
      space: "srgb",
      source: "compositeSynthetic",
      others: [],
      saved: 'attachment; filename="Cherry, matte.jpg"',
      kept: "private, no-store",
      type: "image/jpeg",
    });
    const small = await sharp(full.bytes).resize(640).png().toBuffer();
    expect(await difference(small, shown.bytes)).toBeLessThan(3);
    const again = await exported(owner, `${result}?export=full`);
    expect(again.bytes.equals(full.bytes)).toBe(true);
  });

  test.each([
    ["4x5", "png", [3024, 3780]],
    ["3x4", "webp", [3024, 4032]],
    // In this ratio, the nails need a frame that is larger than the photo.
    ["9x16", "jpeg", [2619, 4656]],
    ["1x1", "jpeg", [3024, 3024]],
  ])("%s as %s has its ratio, its colours and its mark", async (shape, type, size) => {
    const file = await exported(owner, `${result}?export=${shape}&type=${type}`);
    expect(file).toMatchObject({
      size,
      format: type,
      space: "srgb",
      source: "compositeSynthetic",
      others: [],
      saved: `attachment; filename="Cherry, matte ${shape}.${type === "jpeg" ? "jpg" : type}"`,
    });
  });

  test("before, and both side by side, show the same part", async () => {
    const before = await exported(owner, `${result}?export=1x1&show=before&type=png`);
    expect(before).toMatchObject({ size: [3024, 3024], source: undefined });
    expect(before.saved).toBe('attachment; filename="Cherry, matte 1x1 before.png"');
    const both = await exported(owner, `${result}?export=1x1&show=both&type=png`);
    expect(both).toMatchObject({ size: [6048, 3024], source: "compositeSynthetic" });
    const left = { left: 0, top: 0, width: 3024, height: 3024 };
    const half = await sharp(both.bytes).extract(left).png().toBuffer();
    expect(await difference(half, before.bytes)).toBeLessThan(0.1);
    const other = await sharp(both.bytes)
      .extract({ ...left, left: 3024 })
      .png()
      .toBuffer();
    expect(await difference(half, other)).toBeGreaterThan(0.5);
  });

  test("a small one shows the same part, and may be kept", async () => {
    const small = await exported(owner, `${result}?export=4x5&type=webp&w=320`);
    expect(small.size).toEqual([320, 400]);
    expect(small.kept).toMatch(/max-age/);
  });

  test.each(["export=5x4", "export=", "export=full&type=gif", "type=png", "export=full&link"])(
    "%s is refused as bad input",
    async (query) => {
      const { status, body } = await owner.send<Refusal>(`${result}?${query}`);
      expect([status, body.error.code]).toEqual([400, "invalid_input"]);
    },
  );

  test("strangers make no files of it", async () => {
    const stranger = await server.guest();
    const refused = await stranger.send<Refusal>(`${result}?export=full`);
    expect([refused.status, refused.body.error.code]).toEqual([404, "file_not_found"]);
  });
});

describe("a result without a photo", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
    await server.worker();
  });
  afterAll(() => server.close());

  test("is exported in its own size, has no before, and its link exports nothing", async () => {
    const owner = await server.guest();
    const { body } = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", {
      json: { prompt: "cherry red", imageCount: 1 },
    });
    await server.ended(owner, body.jobId);
    const result = `/files/results/${body.jobId}/0`;
    const shown = await sharp((await owner.send(result)).bytes).metadata();
    const full = await exported(owner, `${result}?export=full&type=webp`);
    expect(full).toMatchObject({ size: [shown.width, shown.height], source: "digitalCreation" });
    const link = await owner.send<{ url: string }>(`${result}?link`);
    expect((await fetch(link.body.url)).status).toBe(200);
    expect((await fetch(`${link.body.url}&export=full`)).status).toBe(403);
    const before = await owner.send<Refusal>(`${result}?export=full&show=before`);
    expect([before.status, before.body.error.code]).toEqual([404, "file_not_found"]);
  });
});

describe("with an image service", () => {
  const apiKey = "sk-canary-0123456789abcdef";
  let double: OpenAiDouble;
  let server: TestServer;
  beforeAll(async () => {
    double = await createOpenAiDouble({ apiKey, picture: await handPhoto(2) });
    server = await startTestServer({ OPENAI_API_KEY: apiKey, OPENAI_BASE_URL: double.baseUrl });
    await server.worker();
  });
  afterAll(async () => {
    await server.close();
    await double.close();
  });

  test("its nails are laid over the original in its own size", async () => {
    const owner = await server.guest();
    const full = await exported(owner, `${await finished(server, owner)}?export=full`);
    expect(full).toMatchObject({
      size: [PHONE.width, PHONE.height],
      source: "compositeWithTrainedAlgorithmicMedia",
    });
  });
});
