import { designSettings, influenceWeights, type InfluenceWeightsInput } from "@lacquer/contracts";
import { createOpenAiProvider, type ImageRequest } from "@lacquer/imaging";
import { handGuides, handPhoto, profiledPng, taggedPhoto } from "@lacquer/testing";
import { createOpenAiDouble, type OpenAiDouble, wordColor } from "@lacquer/testing/doubles";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

let double: OpenAiDouble;

beforeAll(async () => {
  double = await createOpenAiDouble();
});
beforeEach(() => {
  double.calls.length = 0;
  double.ignoresStream = false;
});
afterAll(async () => {
  if (double.broken.length > 0) throw new Error(JSON.stringify(double.broken));
  await double.close();
});

const plain = (background: string, width = 64, height = 64) =>
  sharp({ create: { width, height, channels: 3, background } })
    .png()
    .toBuffer();

/** A blue square in the middle of an empty picture. */
const drawing = async () =>
  sharp({
    create: { width: 48, height: 64, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
  })
    .composite([{ input: await plain("#0000ff", 24, 32), left: 12, top: 16 }])
    .png()
    .toBuffer();

function request(
  changes: Partial<Omit<ImageRequest, "weights">> & { weights?: InfluenceWeightsInput } = {},
): ImageRequest {
  return {
    seed: "job/0",
    variationSeed: "seed",
    variation: "same",
    imageIndex: 0,
    imageCount: 1,
    prompt: "tiny gold stars",
    settings: designSettings.parse({}),
    nails: [],
    photo: null,
    drawing: null,
    references: [],
    userHash: "a1b2c3",
    ...changes,
    weights: influenceWeights.parse(changes.weights ?? {}),
  };
}

function make(asked: ImageRequest, model = "gpt-image-2.6-sunburst") {
  const steps: { fraction: number; preview?: Uint8Array }[] = [];
  const imageProvider = createOpenAiProvider({
    apiKey: double.apiKey,
    baseUrl: double.baseUrl,
    model,
    quality: "medium",
  });
  return imageProvider
    .make(asked, new AbortController().signal, (step) => steps.push(step))
    .then((image) => ({ image, steps }));
}

async function pixel(bytes: Uint8Array, left: number, top: number): Promise<number[]> {
  const { data } = await sharp(bytes)
    .removeAlpha()
    .extract({ left, top, width: 1, height: 1 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return [...data];
}

/** Compares colours with a tolerance for lossy compression. */
function expectColor(found: number[], wanted: number[]): void {
  expect(found.map((value, i) => Math.abs(value - (wanted[i] ?? 0)) < 40)).toEqual([
    true,
    true,
    true,
  ]);
}

test("words alone request one generated WebP picture as a stream, and name the person only by a hash", async () => {
  const { image, steps } = await make(request());
  const [call] = double.calls;
  expect(double.calls).toHaveLength(1);
  expect(call?.endpoint).toBe("generations");
  expect(call?.fields).toMatchObject({
    model: "gpt-image-2.6-sunburst",
    n: "1",
    size: "1024x1536",
    quality: "medium",
    output_format: "webp",
    stream: "true",
    partial_images: "2",
    safety_identifier: "a1b2c3",
  });
  expect(call?.fields["prompt"]).toContain('"tiny gold stars"');
  expect([image.contentType, image.width, image.height]).toEqual(["image/webp", 1024, 1536]);
  const { r, g, b } = wordColor(call?.fields["prompt"] ?? "");
  expectColor(await pixel(image.bytes, 12, 1524), [r, g, b]);

  const fractions = steps.map(({ fraction }) => fraction);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
  const previews = steps.flatMap(({ preview }) => (preview ? [preview] : []));
  expect(previews).toHaveLength(2);
  for (const preview of previews) expect((await sharp(preview).metadata()).width).toBe(1024);
});

test("the photo is sent first, then references by weight, then a nail's own reference; the drawing is sent as marks", async () => {
  const guides = handGuides();
  const own = await plain("#ff00ff");
  const { image } = await make(
    request({
      photo: await handPhoto(),
      drawing: await drawing(),
      references: [await plain("#ff0000"), await plain("#00ff00"), await plain("#ffff00")],
      nails: guides.map((guide, i) => ({ guide, drawing: null, reference: i === 1 ? own : null })),
      weights: { drawing: 40, designImage: 40, baseColor: 20, references: [20, 80, 0] },
    }),
  );
  const [call] = double.calls;
  expect(call?.endpoint).toBe("edits");
  expect(call?.images).toHaveLength(4);
  expect(call?.markup).not.toBeNull();
  // No mask is sent, because a mask excludes marks and would cut off a nail that grows longer: see decision 7.
  expect(call?.mask).toBeNull();
  // A photo in the ratio 3:4 gets a picture in the same ratio.
  expect(image.width / image.height).toBeCloseTo(480 / 640, 1);
  expectColor(await pixel(image.bytes, 12, 12), [0, 255, 0]);
  expectColor(await pixel(image.bytes, 36, 12), [255, 0, 0]);
  expectColor(await pixel(image.bytes, 60, 12), [255, 0, 255]);
  expectColor(await pixel(image.bytes, image.width / 2, image.height / 2), [0, 0, 255]);
});

test("a model without marks gets the drawing laid over the photo", async () => {
  const { image } = await make(
    request({ photo: await handPhoto(), drawing: await drawing() }),
    "gpt-image-1.5",
  );
  const [call] = double.calls;
  expect(call?.markup).toBeNull();
  expect(call?.fields).toMatchObject({ input_fidelity: "high", size: "1024x1536" });
  expectColor(await pixel(image.bytes, 512, 768), [0, 0, 255]);
});

test("a drawing without any transparent pixel is laid over the photo, not sent as marks", async () => {
  await make(request({ photo: await handPhoto(), drawing: await plain("#0000ff") }));
  expect(double.calls[0]?.markup).toBeNull();
});

test("references without a photo are sent as an edit, and the prompt says that there is no photo", async () => {
  await make(request({ references: [await plain("#ff0000")], drawing: await drawing() }));
  const [call] = double.calls;
  expect([call?.endpoint, call?.images.length, call?.markup]).toEqual(["edits", 2, null]);
  expect(call?.fields["prompt"]).toContain("There is no photo of a client");
});

test("pictures are sent upright and without place or camera", async () => {
  await make(request({ photo: await taggedPhoto() }));
  const [sent] = double.calls[0]?.images ?? [];
  const seen = await sharp(sent).metadata();
  expect([seen.exif, seen.xmp, seen.orientation]).toEqual([undefined, undefined, undefined]);
  expect([seen.width, seen.height]).toEqual([480, 640]);
});

test("16-bit pictures are sent in the colours of their profile, whatever their role", async () => {
  const wide = await profiledPng([200, 60, 80], 16, "displayP3");
  await make(request({ photo: wide, references: [wide] }));
  const images = double.calls[0]?.images ?? [];
  expect(images).toHaveLength(2);
  for (const sent of images) {
    const seen = await pixel(sent, 8, 8);
    expect(seen.map((value, i) => Math.abs(value - ([217, 42, 77][i] ?? 0)) <= 3)).toEqual([
      true,
      true,
      true,
    ]);
  }
});

test("pictures beyond the service's limit are dropped from the end", async () => {
  const reference = await plain("#ff0000");
  const [guide] = handGuides();
  if (!guide) throw new Error("there is no guide");
  const nails = Array.from({ length: 10 }, () => ({ guide, drawing: null, reference }));
  await make(
    request({
      photo: await handPhoto(),
      references: Array.from({ length: 8 }, () => reference),
      nails,
    }),
  );
  expect(double.calls[0]?.images).toHaveLength(16);
});

test("a gateway that answers JSON instead of a stream works, without previews", async () => {
  double.ignoresStream = true;
  const { image, steps } = await make(request({ photo: await handPhoto() }));
  expect(image.contentType).toBe("image/webp");
  expect(steps.some(({ preview }) => preview)).toBe(false);
  expect(steps.at(-1)?.fraction).toBe(1);
});

test("every shape of photo gets an allowed size", async () => {
  for (const [width, height] of [
    [2048, 100],
    [100, 2048],
    [640, 640],
    [900, 300],
    [333, 1000],
  ] as const)
    await make(request({ photo: await plain("#cc9988", width, height) }));
  expect(double.calls).toHaveLength(5);
});
