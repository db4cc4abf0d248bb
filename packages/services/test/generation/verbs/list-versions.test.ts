import { VERSIONS_MAX } from "@lacquer/contracts";
import { assertInvariants } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cancelJob, listVersions } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices();
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

const idsOf = async (userId: number, jobId: string) =>
  (await listVersions(services, userId, jobId)).jobs.map(({ id }) => id);

test("a design's versions are its own jobs, what they came from, and what came of that elsewhere", async () => {
  const userId = await services.newUser(20);
  const first = await services.create(userId, { tabId: "one" });
  const second = await services.create(userId, { tabId: "one", parentJobId: first });
  const beside = await services.create(userId, { tabId: "one" });
  const branch = await services.create(userId, { tabId: "two", parentJobId: first });
  const last = await services.create(userId, { tabId: "two", parentJobId: branch });
  const strange = await services.create(userId, { tabId: "three" });
  const all = [last, branch, beside, second, first];
  expect(await idsOf(userId, second)).toEqual(all);
  expect(await idsOf(userId, first)).toEqual(all);
  // The other design shows the first design's chain, but not the first design's other branches.
  expect(await idsOf(userId, last)).toEqual([last, branch, second, first]);
  expect(await idsOf(userId, strange)).toEqual([strange]);
});

test("nobody sees versions of others, and no chain leads to them", async () => {
  const [owner, stranger] = [await services.newUser(5), await services.newUser(5)];
  const jobId = await services.create(owner, { tabId: "one" });
  await expect(listVersions(services, stranger, jobId)).rejects.toMatchObject({
    code: "job_not_found",
  });
  const own = await services.create(stranger, { tabId: "one", parentJobId: jobId });
  expect(await idsOf(stranger, own)).toEqual([own]);
});

test("a design with very many versions answers the newest, and always the one that was asked for", async () => {
  const userId = await services.newUser(VERSIONS_MAX + 20);
  let parentJobId: string | undefined;
  const made: string[] = [];
  for (let index = 0; index < VERSIONS_MAX + 8; index += 1) {
    parentJobId = await services.create(userId, { tabId: "long", parentJobId });
    await cancelJob(services, userId, parentJobId);
    made.unshift(parentJobId);
  }
  const { jobs, isWhole } = await listVersions(services, userId, made[0] ?? "");
  expect(isWhole).toBe(false);
  expect(jobs.map(({ id }) => id)).toEqual(made.slice(0, VERSIONS_MAX));
  const oldest = made.at(-1) ?? "";
  const fromOldest = await listVersions(services, userId, oldest);
  expect(fromOldest.jobs).toHaveLength(VERSIONS_MAX);
  expect(fromOldest.jobs.at(-1)?.id).toBe(oldest);
});

test("the same press from two windows that know different newest jobs is one job", async () => {
  const userId = await services.newUser(5);
  const first = await services.create(userId, { tabId: "one" });
  const press = (parentJobId: string | undefined) =>
    services.create(userId, { tabId: "one", parentJobId }, "press-1");
  expect(await press(first)).toBe(await press(undefined));
});
