import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});
afterEach(() => assertInvariants(services.db));
afterAll(() => services.close());

test("the first image has its tab's seed, as the preview has; the others the job's own", async () => {
  const userId = await services.newUser(6);
  const seeds: string[] = [];
  const imageProvider = scriptedProvider(({ seed }) => {
    seeds.push(seed);
  });
  const jobId = await services.create(userId, { imageCount: 2, tabId: "tab-1" });
  const without = await services.create(userId, { imageCount: 1 });
  await services.workOff(imageProvider);
  expect(seeds.toSorted()).toEqual(["tab-1", `${jobId}/1`, `${without}/0`].toSorted());
});
