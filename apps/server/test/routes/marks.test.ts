import { crc32 } from "node:zlib";
import {
  handGuides,
  handPhoto,
  type HttpClient,
  startTestServer,
  type TestServer,
} from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble } from "@lacquer/testing/doubles";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const KEY = "sk-canary-0123456789abcdef";

/** Makes a PNG with Content Credentials as image services add them: in a `caBX` chunk after the header. */
async function credentialedPng(): Promise<Buffer> {
  const png = await sharp({
    create: { width: 96, height: 128, channels: 3, background: "#a03050" },
  })
    .png()
    .toBuffer();
  const body = Buffer.from("caBX the service's own manifest");
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length - 4);
  sum.writeUInt32BE(crc32(body));
  const afterHeader = 8 + 25;
  return Buffer.concat([
    png.subarray(0, afterHeader),
    length,
    body,
    sum,
    png.subarray(afterHeader),
  ]);
}

async function paintedBy(
  server: TestServer,
  owner: HttpClient,
  withPhoto: boolean,
): Promise<string> {
  const form = new FormData();
  form.set("file", new Blob([await handPhoto()], { type: "image/jpeg" }), "hand.jpg");
  const upload = await owner.send<{ url: string }>("/api/uploads?kind=photo", { form });
  const photo = withPhoto ? { originalImage: upload.body.url, nails: handGuides() } : {};
  const json = { prompt: "", designSettings: { nailShape: "almond", finish: "chrome" }, ...photo };
  const { body } = await owner.send<{ jobId: string }>("/api/generate-nail-design-job", { json });
  expect(await server.ended(owner, body.jobId)).toMatchObject({ status: "completed" });
  return `/files/results/${body.jobId}/0`;
}

/** Returns the marks in a file: its XMP fields and other metadata. */
async function marksOf(owner: HttpClient, path: string) {
  const { bytes } = await owner.send(path);
  const { xmp, exif, iptc } = await sharp(bytes).metadata();
  const text = xmp?.toString("utf8") ?? "";
  const value = (name: string) => new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1];
  return {
    bytes,
    source: value("Iptc4xmpExt:DigitalSourceType")?.split("/").at(-1),
    aiSystem: value("Iptc4xmpExt:AISystemUsed"),
    title: /xml:lang="x-default">([^<]*)</.exec(text)?.[1],
    createdAt: value("xmp:CreateDate"),
    others: [exif, iptc].filter(Boolean),
  };
}

describe("with an image service", () => {
  let double: OpenAiDouble;
  let server: TestServer;
  let picture: Buffer;

  beforeAll(async () => {
    picture = await credentialedPng();
    double = await createOpenAiDouble({ apiKey: KEY, picture });
    server = await startTestServer({ OPENAI_API_KEY: KEY, OPENAI_BASE_URL: double.baseUrl });
    await server.worker();
  });
  afterAll(async () => {
    await server.close();
    await double.close();
  });

  test.each([
    [true, "compositeWithTrainedAlgorithmicMedia"],
    [false, "trainedAlgorithmicMedia"],
  ])(
    "a picture (over a photo: %s) says %s, and the service's file stays as it came",
    async (withPhoto, source) => {
      const owner = await server.guest();
      const path = await paintedBy(server, owner, withPhoto);
      const whole = await marksOf(owner, path);
      expect(whole).toMatchObject({ source, title: "Almond, chrome", others: [] });
      expect(whole.aiSystem).toMatch(/^OpenAI gpt-image/);
      expect(Date.now() - Date.parse(whole.createdAt ?? "")).toBeLessThan(120_000);
      expect(await marksOf(owner, `${path}?w=320`)).toMatchObject({ source, others: [] });
      expect(await marksOf(owner, `${path}?download`)).toMatchObject({ source, others: [] });
      expect((await marksOf(owner, `${path}/raw`)).bytes.equals(picture)).toBe(true);
    },
  );
});

describe("with the built-in painter", () => {
  let server: TestServer;

  beforeAll(async () => {
    server = await startTestServer();
    await server.worker();
  });
  afterAll(() => server.close());

  test.each([
    [true, "compositeSynthetic"],
    [false, "digitalCreation"],
  ])("a picture (over a photo: %s) says %s and names no AI", async (withPhoto, source) => {
    const owner = await server.guest();
    const path = await paintedBy(server, owner, withPhoto);
    const mark = { source, aiSystem: undefined, title: "Almond, chrome", others: [] };
    expect(await marksOf(owner, path)).toMatchObject(mark);
    expect(await marksOf(owner, `${path}?w=320`)).toMatchObject(mark);
    expect((await owner.send(`${path}/raw`)).status).toBe(404);
  });
});
