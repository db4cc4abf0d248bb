import { transaction } from "@lacquer/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { discardObjects, removeDiscarded } from "../../src/files/discard-objects.ts";
import { fullSizeKey } from "../../src/files/thumbnail.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;
beforeAll(async () => {
  services = await openTestServices();
});
afterAll(() => services.close());

test("a result's picture in full size goes with the result", async () => {
  const key = "results/0d9c4b3e-6a0e-4a52-9d3f-3a8a86f1c001/0/made";
  for (const stored of [key, fullSizeKey(key)])
    await services.storage.put(stored, new Uint8Array([1]), "image/jpeg");
  await transaction(services.db, (tx) => discardObjects(tx, [key]));
  expect(await removeDiscarded(services)).toBe(1);
  expect(await services.storage.get(fullSizeKey(key))).toBeNull();
  expect(await services.storage.get(key)).toBeNull();
});
