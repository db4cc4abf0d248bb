import { assertInvariants, scriptedProvider } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openTestHouse, type TestHouse } from "./house.ts";

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterEach(() => assertInvariants(house.db));
afterAll(() => house.close());

test("the first image has its tab's seed, as the preview has; the others the job's own", async () => {
  const userId = await house.newUser(6);
  const seeds: string[] = [];
  const imageProvider = scriptedProvider(({ seed }) => {
    seeds.push(seed);
  });
  const jobId = await house.create(userId, { imageCount: 2, tabId: "tab-1" });
  const without = await house.create(userId, { imageCount: 1 });
  await house.workOff(imageProvider);
  expect(seeds.toSorted()).toEqual(["tab-1", `${jobId}/1`, `${without}/0`].toSorted());
});
