import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getJob, listJobs } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

test("a job whose stored design no longer fits fails alone, with a code, and stays in every list", async () => {
  const userId = await services.newUser(6);
  const [odd, sound] = [await services.create(userId), await services.create(userId)];
  await services.db.pool.query(
    `update generation_jobs set design_settings = '{"nailShape": "of another time"}', nails = '{}' where id = $1`,
    [odd],
  );
  await services.workOff();
  expect(await getJob(services, userId, odd)).toMatchObject({
    status: "failed",
    errorCode: "invalid_input",
    refunded: 1,
    attempt: 1,
  });
  expect(await getJob(services, userId, sound)).toMatchObject({ status: "completed" });
  expect((await listJobs(services, userId, { limit: 5 })).jobs).toHaveLength(2);
});
