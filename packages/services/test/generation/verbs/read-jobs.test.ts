import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { listJobs } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ userWaitingLimit: 12 });
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

test("the list goes through all jobs, newest first, and refuses somebody else's cursor", async () => {
  const userId = await services.newUser(10);
  const ids: string[] = [];
  for (let i = 0; i < 5; i += 1) ids.unshift(await services.create(userId, { prompt: `n${i}` }));
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listJobs(services, userId, { limit: 2, cursor });
    seen.push(...page.jobs.map((job) => job.id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual(ids);
  const stranger = await services.newUser(0);
  await expect(listJobs(services, stranger, { limit: 2, cursor: ids[0] })).rejects.toMatchObject({
    code: "invalid_input",
  });
});
