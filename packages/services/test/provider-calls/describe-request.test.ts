import { type CreateJobBody, createJobInput, type PlacedThing } from "@lacquer/contracts";
import { createOpenAiProvider } from "@lacquer/imaging";
import { createBody, handGuides, handPhoto, plainPicture, waitFor } from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble } from "@lacquer/testing/doubles";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeRequest, storeUpload } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

const MODEL = "gpt-image-2.6-sunburst";
let services: TestServices;
let double: OpenAiDouble;

beforeAll(async () => {
  double = await createOpenAiDouble();
  services = await openTestServices({
    provider: "openai",
    openai: { model: MODEL, quality: "medium" },
  });
});
afterAll(async () => {
  await services.close();
  await double.close();
});

const describe = (userId: number, body: Partial<CreateJobBody>, as = services.beside({})) =>
  describeRequest(as, userId, createJobInput.parse(createBody(body)));

async function uploaded(userId: number) {
  const clear = { create: { width: 48, height: 64, channels: 4 as const, background: "#0000" } };
  const blue = await sharp({
    create: { width: 20, height: 20, channels: 3, background: "#0000ff" },
  })
    .png()
    .toBuffer();
  const drawing = await sharp(clear)
    .composite([{ input: blue }])
    .png()
    .toBuffer();
  return {
    photo: (await storeUpload(services, userId, { kind: "photo", bytes: await handPhoto() })).url,
    drawing: (await storeUpload(services, userId, { kind: "drawing", bytes: drawing })).url,
    first: (await storeUpload(services, userId, { kind: "reference", bytes: await plainPicture() }))
      .url,
    second: (
      await storeUpload(services, userId, { kind: "reference", bytes: await plainPicture("webp") })
    ).url,
    own: (
      await storeUpload(services, userId, { kind: "reference", bytes: await plainPicture("jpeg") })
    ).url,
  };
}

/** Returns two stones and the same decal twice, once mirrored. */
const things = (imageUrl: string): PlacedThing[] => [
  { kind: "stone", x: 0.5, y: 0.2, size: 0.2, angle: 0, color: "#c02040" },
  { kind: "stone", x: 0.3, y: 0.4, size: 0.2, angle: 0, color: "#c02040" },
  { kind: "decal", x: 0.5, y: 0.6, size: 0.4, angle: 30, imageUrl },
  { kind: "decal", x: 0.5, y: 0.8, size: 0.4, angle: 0, imageUrl, mirrored: true },
];

test("the description matches the request: endpoint, model, size, order of the parts and every word", async () => {
  const userId = await services.newUser(6);
  const { photo, drawing, first, second, own } = await uploaded(userId);
  const body: Partial<CreateJobBody> = {
    prompt: "tiny gold stars",
    originalImage: photo,
    drawingImageUrl: drawing,
    selectedDesignImages: [first, second],
    influenceWeights: { drawing: 40, designImage: 40, baseColor: 20, references: [20, 80] },
    designSettings: { finish: "chrome", topper: "pearl" },
    nails: handGuides().map((guide, i) =>
      i === 3 ? { ...guide, design: { referenceImageUrl: own, placed: things(drawing) } } : guide,
    ),
    imageCount: 2,
  };
  const told = await describe(userId, body);
  expect(told).toMatchObject({ provider: "openai", images: 2, price: 2, painting: null });
  expect(told.call?.parts.map(({ role, url, weight, nail }) => [role, url, weight, nail])).toEqual([
    ["photo", photo, null, null],
    ["reference", second, 80, null],
    ["reference", first, 20, null],
    ["nail-reference", own, null, 3],
    ["decal", drawing, null, 3],
    ["markup", drawing, null, null],
  ]);

  const [words = ""] = told.call?.words ?? [];
  expect(words).toContain("Over the finish, sheer: a sheer mother-of-pearl glaze");
  expect(words).toMatch(
    /Glued on the .*ring finger .*, 4 in all, .*2 × round brilliant rhinestone/,
  );
  expect(words).toContain("1 × decal showing image 5 under the top coat");

  await services.create(userId, body);
  // Every call is answered with a small picture, because the painting itself does not matter here.
  const b64_json = (await plainPicture("webp")).toString("base64");
  const body200 = JSON.stringify({ data: [{ b64_json }] });
  double.script = () => ({ do: "body", status: 200, type: "application/json", body: body200 });
  const { apiKey, baseUrl } = double;
  const painter = createOpenAiProvider({ apiKey, baseUrl, model: MODEL, quality: "medium" });
  const runner = await services.work(painter);
  await waitFor("both calls", () => double.calls.length === 2, { seconds: 90 });
  await runner.drain(0);
  // A multipart form turns line ends into CRLF.
  const prompts = double.calls.map((call) => call.fields["prompt"]?.replaceAll("\r\n", "\n"));
  expect(prompts).toEqual(told.call?.words);
  for (const call of double.calls) {
    expect(call.endpoint).toBe("edits");
    expect(call.fields).toMatchObject({
      model: told.call?.model,
      quality: told.call?.quality,
      size: told.call?.size,
    });
    expect(call.images).toHaveLength(5);
    expect(call.markup).not.toBeNull();
  }
}, 120_000);

test("a drawing that hides the photo is described and sent as laid over it", async () => {
  const userId = await services.newUser(6);
  const photo = (await storeUpload(services, userId, { kind: "photo", bytes: await handPhoto() }))
    .url;
  const opaque = (
    await storeUpload(services, userId, { kind: "drawing", bytes: await plainPicture() })
  ).url;
  const { call } = await describe(userId, { originalImage: photo, drawingImageUrl: opaque });
  expect(call).toMatchObject({ drawing: "laid-over", endpoint: "edit" });
  expect(call?.parts.map(({ role }) => role)).toEqual(["photo"]);
  expect(call?.words[0]).toContain("laid over image 1");
});

test("tokens and price are shown when they are published, at this studio's rates", async () => {
  const userId = await services.newUser(6);
  expect((await describe(userId, { imageCount: 1 })).call?.quote).toBeNull();
  const as = services.beside({ config: { openai: { model: "gpt-image-2", quality: "high" } } });
  const { call } = await describe(userId, { imageCount: 2 }, as);
  // The quote covers two pictures of 1024x1536 with 5,488 tokens, and two unfinished pictures of 100 tokens for each.
  expect(call).toMatchObject({
    endpoint: "generate",
    size: "1024x1536",
    quote: { outputTokens: 11_376 },
  });
  const { textTokens = 0, usd = 0 } = call?.quote ?? {};
  expect(usd).toBeCloseTo((textTokens * 5 + 11_376 * 30) / 1_000_000, 6);
  const rates = { "own-": { textIn: 1, imageIn: 1, out: 10, outputTokens: { low: 300 } } };
  const own = services.beside({
    config: { openai: { model: "own-model", quality: "low", rates } },
  });
  expect((await describe(userId, { imageCount: 1 }, own)).call?.quote?.outputTokens).toBe(500);
});

test("the renderer says which words it uses and what it paints", async () => {
  const userId = await services.newUser(6);
  const as = services.beside({ config: { provider: "renderer", openai: undefined } });
  const told = await describe(userId, { prompt: "matte navy, thin gold line, a mood" }, as);
  expect(told).toMatchObject({
    provider: "renderer",
    call: null,
    painting: { ground: "hand", nails: 5, details: ["line"] },
  });
  expect(told.painting?.words).toEqual(expect.arrayContaining(["matte", "navy"]));
  expect(told.painting?.changes).toContainEqual({ setting: "finish", value: "matte" });
});

test("other people's pictures are not found, and pictures inside the request must be uploaded first", async () => {
  const [owner, stranger] = [await services.newUser(6), await services.newUser(6)];
  const { url } = await storeUpload(services, owner, {
    kind: "photo",
    bytes: await plainPicture(),
  });
  await expect(describe(stranger, { originalImage: url })).rejects.toMatchObject({
    code: "upload_not_found",
  });
  await expect(
    describe(owner, { originalImage: "data:image/png;base64,AAAA" }),
  ).rejects.toMatchObject({ code: "invalid_input" });
});

test("of many descriptions only two at a time decode their drawings, and none for a model without marks", async () => {
  const userId = await services.newUser(6);
  const photo = (await storeUpload(services, userId, { kind: "photo", bytes: await handPhoto() }))
    .url;
  const opaque = (
    await storeUpload(services, userId, { kind: "drawing", bytes: await plainPicture() })
  ).url;
  const seen = { now: 0, most: 0, all: 0 };
  const get: typeof services.storage.get = async (key) => {
    seen.all += 1;
    seen.now += 1;
    seen.most = Math.max(seen.most, seen.now);
    const object = await services.storage.get(key);
    seen.now -= 1;
    return object;
  };
  const storage = { ...services.storage, get };
  const drawn = { originalImage: photo, drawingImageUrl: opaque };
  const flood = (as: ReturnType<typeof services.beside>) =>
    Promise.all(Array.from({ length: 12 }, () => describe(userId, drawn, as)));
  for (const { call } of await flood(services.beside({ storage })))
    expect(call?.drawing).toBe("laid-over");
  expect(seen.all).toBe(12);
  expect(seen.most).toBeLessThanOrEqual(2);
  const openai = { model: "gpt-image-2", quality: "low" } as const;
  for (const { call } of await flood(services.beside({ storage, config: { openai } })))
    expect(call?.drawing).toBe("laid-over");
  expect(seen.all).toBe(12);
});
