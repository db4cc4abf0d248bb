import { assertInvariants, madeImage, scriptedProvider } from "@lacquer/testing";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getJob } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ maxAttempts: 3, leaseSeconds: 0.6, heartbeatSeconds: 0.2 });
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

test("an image that was stored but not recorded is used, not made again", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  const made = await madeImage();
  await services.storage.put(`results/${jobId}/0/lost-lease`, made.bytes, made.contentType);
  const imageProvider = scriptedProvider();
  await services.workOff(imageProvider);
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "completed", refunded: 0 });
  expect(imageProvider.calls.map((call) => call.imageIndex)).toEqual([1]);
});

test("the rest of a broken upload in the store is not used", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  await services.storage.put(
    `results/${jobId}/0/cut-off`,
    Buffer.from("half an ima"),
    "image/webp",
  );
  const imageProvider = scriptedProvider();
  await services.workOff(imageProvider);
  expect(imageProvider.calls).toHaveLength(1);
});

test("a stored picture with a whole header but missing pixels is made again, with a log line", async () => {
  const userId = await services.newUser(6);
  const noise = { type: "gaussian", mean: 128, sigma: 30 } as const;
  const noisy = sharp({
    create: { width: 128, height: 128, channels: 3, background: "#c0392b", noise },
  });
  for (const format of ["jpeg", "png"] as const) {
    const whole = await noisy.clone().toFormat(format).toBuffer();
    const jobId = await services.create(userId);
    const cut = whole.subarray(0, Math.floor(whole.length * 0.6));
    expect(await sharp(cut).metadata()).toMatchObject({ format });
    const key = `results/${jobId}/0/cut-off`;
    await services.storage.put(key, cut, `image/${format}`);
    const imageProvider = scriptedProvider();
    await services.workOff(imageProvider);
    expect(imageProvider.calls).toHaveLength(1);
    const image = await services.db.prisma.jobImage.findFirstOrThrow({ where: { jobId } });
    expect(image.storageKey).not.toBe(key);
    const told = services.log.lines.filter(
      ({ fields }) => "key" in fields && fields["key"] === key,
    );
    expect(told).toHaveLength(1);
  }
});
