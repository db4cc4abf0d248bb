import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { HEIC, hugeHeic } from "@lacquer/testing";
import { expect, test } from "vitest";
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
  sideMax: 2_048,
  memoryMax: 64 * MEGABYTE,
  ...changes,
});

test("a picture is refused by its header when it has too many pixels", async () => {
  expect(await answered(order({ pixelsMax: 64 * 48 }))).toMatchObject({ width: 64, height: 48 });
  expect(await answered(order({ pixelsMax: 64 * 48 - 1 }))).toEqual({ fault: "too-many-pixels" });
});

test("the decoder gets no more memory than it is allowed", async () => {
  // A file of 30 MB does not fit beside the decoder, which holds 17 from the start.
  const bytes = Buffer.concat([HEIC.plain, Buffer.alloc(30 * MEGABYTE)]);
  expect(await answered(order({ bytes, memoryMax: 128 * MEGABYTE }))).toHaveProperty("data");
  expect(await answered(order({ bytes, memoryMax: 20 * MEGABYTE }))).toHaveProperty("fault");
});

test("a refusal for the pixels says how many a HEIC may have", async () => {
  await expect(decodeHeic(hugeHeic())).rejects.toMatchObject({
    code: "upload_too_many_pixels",
    message: expect.stringContaining("25 megapixels"),
  });
});
