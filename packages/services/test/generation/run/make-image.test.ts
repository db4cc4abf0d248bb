import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

test("every image has its tab's seed, as the preview has; variations come from the job's own seed", async () => {
  const userId = await services.newUser(8);
  const seeds: string[] = [];
  const imageProvider = scriptedProvider(({ seed, variationSeed, variation }) => {
    seeds.push([seed, variationSeed, variation].join());
  });
  const changes = { imageCount: 2, tabId: "tab-1" };
  const jobId = await services.create(userId, { ...changes, variation: "colours" });
  const without = await services.create(userId, { imageCount: 1 });
  const old = await services.create(userId, changes);
  await services.db.pool.query("update generation_jobs set variation = null where id = $1", [old]);
  await services.workOff(imageProvider);
  const colours = `tab-1,${jobId},colours`;
  expect(seeds.toSorted()).toEqual(
    // In a job that was created before users could choose a variation, each image has a separate seed.
    [
      colours,
      colours,
      `${without},${without},same`,
      "tab-1,tab-1,",
      `${old}/1,${old}/1,`,
    ].toSorted(),
  );
});
