import { assertInvariants } from "@lacquer/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestServices, type TestServices } from "../../test-services.ts";
import * as verbs from "./model-commands.ts";
import { LIMIT, MAX_ATTEMPTS, type Model, type ModelUser } from "./model.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({
    userRunningLimit: LIMIT,
    maxAttempts: MAX_ATTEMPTS,
    signupCredits: verbs.SIGNUP_CREDITS,
  });
});
afterAll(() => services.close());

const RUNS = 30;
const any = fc.nat(63);
const commands = [
  fc
    .tuple(any, fc.integer({ min: 1, max: 4 }), fc.option(fc.nat(3)))
    .map((a) => verbs.create(...a)),
  fc.tuple(any, fc.integer({ min: 1, max: 4 }), fc.constant(null)).map((a) => verbs.create(...a)),
  fc.integer({ min: 1, max: 6 }).map(verbs.claim),
  fc.integer({ min: 1, max: 6 }).map(verbs.claim),
  fc.tuple(any, any).map((a) => verbs.keep(...a)),
  fc.tuple(any, any).map((a) => verbs.keep(...a)),
  any.map(verbs.finish),
  fc.tuple(any, fc.boolean(), fc.boolean()).map((a) => verbs.back(...a)),
  fc.tuple(any, any).map((a) => verbs.cancel(...a)),
  any.map(verbs.retry),
  any.map(verbs.expireAndSweep),
  fc.constant(0).map(verbs.endPauses),
  fc.constant(0).map(verbs.cron),
  fc.tuple(any, fc.boolean(), any).map((a) => verbs.adopt(...a)),
];

async function newModel(): Promise<Model> {
  await services.db.pool.query("truncate users, workers restart identity cascade");
  const users: ModelUser[] = [];
  for (const [credits, guest] of [
    [12, false],
    [6, true],
    [3, true],
  ] as const) {
    const id = await services.newUser(credits);
    users.push({ id, credits, granted: credits, guest, keys: new Map() });
  }
  return { users, jobs: [] };
}

/** Checks that every job and every balance in the database matches the model. */
async function expectEqual(model: Model): Promise<void> {
  const jobs = await services.db.pool.query(
    `select g.id, user_id as owner, status::text, attempt, parked, credits_deducted as charged, lease_token as lease,
            (select count(*)::int from job_images where job_id = g.id) as kept
     from generation_jobs g order by g.id`,
  );
  const expected = model.jobs.map(
    ({ id, owner, status, attempt, parked, charged, lease, kept }) => ({
      id,
      owner: owner.id,
      status,
      attempt,
      parked,
      charged,
      lease,
      kept: kept.size,
    }),
  );
  expect(jobs.rows).toEqual(expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)));
  for (const { id, credits } of model.users) expect(await services.balance(id)).toBe(credits);
}

test("in whatever order verbs run, jobs and credits match a model in memory, and the invariants hold", async () => {
  const seed = Math.trunc(Math.random() * 2 ** 31);
  // To repeat a seed that failed, set `seed` to the printed number in the line above.
  console.log(`fast-check seed ${seed}`);
  const kept = fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 30, size: "max" }), async (run) => {
      const model = await newModel();
      await fc.asyncModelRun(() => ({ model, real: services }), run);
      await expectEqual(model);
      await assertInvariants(services.db);
    }),
    { numRuns: RUNS, seed, endOnFailure: false, interruptAfterTimeLimit: 20_000 },
  );
  await expect(kept).resolves.toBeUndefined();
});
