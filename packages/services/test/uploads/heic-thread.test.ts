import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { gridHeic, HEIC, hugeHeic } from "@lacquer/testing";
import sharp from "sharp";
import { expect, test } from "vitest";
import { ranOutOfTime } from "../../src/uploads/decode-upload.ts";
import { openDecoder } from "../../src/uploads/heic/decoder.ts";
import { decodeTiles, isInTiles } from "../../src/uploads/heic/decode-tiles.ts";
import { createShrinker } from "../../src/uploads/heic/shrinker.ts";
import { decodeHeic } from "../../src/uploads/heic/decode-heic.ts";
import type { HeicAnswer, HeicOrder } from "../../src/uploads/heic/order.ts";

const MEGABYTE = 1024 * 1024;

async function answered(order: HeicOrder): Promise<HeicAnswer> {
  const thread = new Worker(new URL("../../src/uploads/heic/thread.ts", import.meta.url), {
    workerData: order,
  });
  const [answer] = (await once(thread, "message")) as [HeicAnswer];
  return answer;
}

const order = (changes: Partial<HeicOrder> = {}): HeicOrder => ({
  bytes: HEIC.plain,
  pixelsMax: 40_000_000,
  wholePixelsMax: 25_000_000,
  keptPixelsMax: 16_000_000,
  memoryMax: 64 * MEGABYTE,
  ...changes,
});

test("a picture with too many pixels is refused by its header", async () => {
  expect(await answered(order({ pixelsMax: 64 * 48 }))).toMatchObject({ width: 64, height: 48 });
  expect(await answered(order({ pixelsMax: 64 * 48 - 1 }))).toEqual({ fault: "too-many-pixels" });
});

test("the decoder gets only the memory that it is allowed", async () => {
  // A file of 30 MB does not fit into 20 MB, because the decoder alone takes 17 MB from the start.
  const bytes = Buffer.concat([HEIC.plain, Buffer.alloc(30 * MEGABYTE)]);
  expect(await answered(order({ bytes, memoryMax: 128 * MEGABYTE }))).toHaveProperty("data");
  expect(await answered(order({ bytes, memoryMax: 20 * MEGABYTE }))).toHaveProperty("fault");
});

test("a picture of 40 megapixels in tiles is decoded with memory for the file and a few tiles", async () => {
  const bytes = gridHeic({ width: 7_300, height: 5_400 });
  expect(await answered(order({ bytes, memoryMax: 40 * MEGABYTE }))).toMatchObject({
    width: 3_650,
    height: 2_700,
    channels: 3,
  });
});

test("a picture in one piece may have fewer pixels, and the refusal says why and what to do", async () => {
  await expect(decodeHeic(hugeHeic(6_000, 5_000))).rejects.toMatchObject({
    code: "upload_too_many_pixels",
    message: expect.stringMatching(/in one piece.*25 megapixels.*export it as JPEG/),
  });
  await expect(decodeHeic(hugeHeic())).rejects.toMatchObject({
    code: "upload_too_many_pixels",
    message: expect.stringContaining("40 megapixels"),
  });
});

test("a picture that takes too long to decode is refused with a code of its own, and the answer says when to try again", async () => {
  const limits = { memoryMax: 256 * MEGABYTE, decodeMs: 1 };
  await expect(decodeHeic(HEIC.plain, limits)).rejects.toMatchObject({
    code: "upload_took_too_long",
    status: 503,
    retryAfter: expect.any(Number),
  });
});

test("libvips's message for running out of time is recognised", async () => {
  const slow = sharp({ create: { width: 9_000, height: 9_000, channels: 3, background: "#fff" } })
    .blur(80)
    .timeout({ seconds: 1 });
  const error: unknown = await slow.toBuffer().catch((caught: unknown) => caught);
  expect(ranOutOfTime(error)).toBe(true);
  expect(ranOutOfTime(new Error("Input buffer contains unsupported image format"))).toBe(false);
});

test.each(
  ([0, 1, 2, 3] as const).flatMap((turns) => [
    { turns, mirrored: false },
    { turns, mirrored: true },
  ]),
)("every tile lands in its place in the whole picture: %o", (turned) => {
  const decoder = openDecoder(gridHeic({ width: 1_200, height: 700, ...turned }));
  expect(isInTiles(decoder)).toBe(true);
  const [tiles, whole] = [createShrinker(decoder, 1), createShrinker(decoder, 1)];
  decodeTiles(decoder, tiles);
  decoder.decode((decoded) => whole.add(decoded));
  expect(Buffer.compare(tiles.picture().data, whole.picture().data)).toBe(0);
});
