import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getJob, listDesigns, listLedger, removeDesign } from "../../src/verbs.ts";
import { openTestServices, type TestServices } from "../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

test("a page of the collection continues at the same place, even after its last design was removed", async () => {
  const userId = await services.newUser(20);
  await services.create(userId, { imageCount: 4 });
  await services.workOff();
  const first = await listDesigns(services, userId, { limit: 2 });
  const last = first.designs[1];
  if (!last || !first.nextCursor) throw new Error("there should be a second page");
  await removeDesign(services, userId, last.id);
  const second = await listDesigns(services, userId, { limit: 2, cursor: first.nextCursor });
  const seen = new Set(first.designs.map((design) => design.id));
  expect(second.designs).toHaveLength(2);
  expect(second.designs.some((design) => seen.has(design.id))).toBe(false);
  await expect(
    listDesigns(services, userId, { limit: 2, cursor: "garbage" }),
  ).rejects.toMatchObject({
    code: "invalid_input",
  });
  await expect(listLedger(services, userId, { limit: 2, cursor: "garbage" })).rejects.toMatchObject(
    {
      code: "invalid_input",
    },
  );
});

test("a design is saved under a name, whatever its settings", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  await services.db.pool.query("update generation_jobs set design_settings = '{}' where id = $1", [
    jobId,
  ]);
  await services.workOff();
  expect(await getJob(services, userId, jobId)).toMatchObject({ status: "completed" });
  expect((await listDesigns(services, userId, { limit: 5 })).designs[0]).toMatchObject({
    name: "Nails",
  });
});
