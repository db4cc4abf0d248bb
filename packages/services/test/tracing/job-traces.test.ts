import { createJobInput, LacquerError } from "@lacquer/contracts";
import { createBody, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { runClaimed } from "../../src/generation/run/run-claimed.ts";
import { reclaimExpired } from "../../src/generation/worker/reclaim-expired.ts";
import {
  cancelJob,
  createJob,
  readAdminJob,
  retryJob,
  type ServiceContext,
  setAdmin,
} from "../../src/verbs.ts";
import { claimOne, expireLeases } from "../generation/claim-one.ts";
import { openTestServices, type TestServices } from "../test-services.ts";
import { recordedTracing } from "./recorded-tracing.ts";

let services: TestServices;
let tracing: ReturnType<typeof recordedTracing>;
let ctx: ServiceContext;

beforeAll(async () => {
  services = await openTestServices({ maxAttempts: 2 });
});
beforeEach(() => {
  tracing = recordedTracing();
  ctx = { ...services, tracing, userHash: (userId) => `hash-${userId}` };
});
afterAll(() => services.close());

const named = (name: string) => tracing.spans.filter((span) => span.name === name);
const traceIdOf = (traceparent = "") => traceparent.split("-")[1];

async function newJob(userId: number): Promise<string> {
  const input = createJobInput.parse(createBody());
  return (await createJob(ctx, userId, { input, requestId: "request-1" })).jobId;
}

/** Claims the waiting job and runs it as a worker does. */
async function attempt(imageProvider = scriptedProvider()): Promise<void> {
  const claimed = await claimOne(services);
  await runClaimed(ctx, imageProvider, claimed, new AbortController().signal);
}

test("a taken-over job stays in its trace: the take-over and the next run are linked to the lost run", async () => {
  const userId = await services.newUser(6);
  const jobId = await newJob(userId);
  const lost = await claimOne(services);
  // The worker dies within its run, so that its span never ends.
  void runClaimed(
    ctx,
    scriptedProvider(() => new Promise(() => {})),
    lost,
    new AbortController().signal,
  );
  await waitFor("the call", () => named("call provider").length > 0);
  const [first] = named("run job");
  await expireLeases(services);
  await reclaimExpired(ctx);
  await attempt();

  const [create] = named("create job");
  expect(named("take over job")).toMatchObject([
    {
      parent: create?.traceparent,
      links: [first?.traceparent],
      attributes: {
        "lacquer.job.id": jobId,
        "lacquer.job.attempt": 1,
        "lacquer.job.status": "pending",
        "lacquer.requeue.reason": "lease expired",
      },
    },
  ]);
  expect(named("run job")[1]).toMatchObject({
    parent: create?.traceparent,
    links: [first?.traceparent],
    attributes: { "lacquer.job.attempt": 2 },
    ended: true,
  });
  expect(new Set(tracing.spans.map((span) => traceIdOf(span.traceparent))).size).toBe(1);
  expect(services.log.lines).toContainEqual({
    level: "warn",
    message: "a job was reclaimed after its lease had expired",
    fields: {
      jobId,
      status: "pending",
      attempt: 1,
      requestId: "request-1",
      user: `hash-${userId}`,
    },
  });
});

test("a failed attempt says why its job waits again, and only error codes, no words, are in its spans", async () => {
  const userId = await services.newUser(6);
  const jobId = await newJob(userId);
  await attempt(
    scriptedProvider(() => {
      throw new LacquerError("provider_failed", { cause: new Error("canary words") });
    }),
  );
  expect(named("call provider")).toMatchObject([{ failed: true, ended: true }]);
  expect(named("run job")).toMatchObject([
    { failed: false, ended: true, attributes: { "lacquer.requeue.reason": "failed attempt" } },
  ]);
  expect(JSON.stringify(tracing.spans)).not.toContain("canary");
  await cancelJob(ctx, userId, jobId);
});

test("a cancel ends the job's trace, and a retry is linked to it", async () => {
  const userId = await services.newUser(6);
  const jobId = await newJob(userId);
  await cancelJob(ctx, userId, jobId);
  const [create] = named("create job");
  expect(named("cancel job")).toMatchObject([{ parent: create?.traceparent, ended: true }]);
  await retryJob(ctx, userId, { jobId });
  expect(named("create job")[1]).toMatchObject({ parent: undefined, links: [create?.traceparent] });
  await attempt();
});

test("the monitor names a job's trace and its owner's hash; without traces it names no trace", async () => {
  const userId = await services.newUser(6);
  const admin = { kind: "session", userId, sessionId: 1, isGuest: false } as const;
  const { email } = await services.db.prisma.user.findUniqueOrThrow({ where: { id: userId } });
  await setAdmin(services, { email, admin: true });
  const traced = await newJob(userId);
  const untraced = await services.create(userId);
  expect(await readAdminJob(ctx, admin, traced)).toMatchObject({
    traceId: traceIdOf(named("create job")[0]?.traceparent),
    userHash: `hash-${userId}`,
  });
  expect((await readAdminJob(services, admin, untraced)).traceId).toBeNull();
  // A worker that sends traces begins one for a job whose server sends none.
  await attempt();
  await attempt();
  const story = await readAdminJob(ctx, admin, untraced);
  expect(story.traceId).toBe(traceIdOf(named("run job")[1]?.traceparent));
  // A trace that was not chosen to be sent cannot be found anywhere.
  await services.db.pool.query(
    "update generation_jobs set traceparent = left(traceparent, -2) || '00' where id = $1",
    [traced],
  );
  expect((await readAdminJob(ctx, admin, traced)).traceId).toBeNull();
});
