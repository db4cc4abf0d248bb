import { fileUrls } from "@lacquer/contracts";
import { extendLeases, keepImage, reportProgress, watchLeases } from "@lacquer/db/queue";
import { assertInvariants, createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { getJob } from "../../../src/verbs.ts";
import { runJob } from "../../../src/generation/run/run-job.ts";
import { reclaimExpired } from "../../../src/generation/worker/reclaim-expired.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";
import { claimOne, expireLeases } from "../claim-one.ts";

let services: TestServices;

beforeAll(async () => {
  services = await openTestServices({ maxAttempts: 3, leaseSeconds: 0.6, heartbeatSeconds: 0.2 });
});

afterEach(() => assertInvariants(services.db));

afterAll(() => services.close());

const picture = { imageIndex: 0, contentType: "image/webp", bytes: 1, width: 1, height: 1 };

async function leaseEnd(jobId: string): Promise<number> {
  const job = await services.db.prisma.generationJob.findUniqueOrThrow({ where: { id: jobId } });
  return job.leaseUntil?.getTime() ?? 0;
}

test("a worker that lost its lease writes nothing: no progress, no image, no end, no refund", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId, { imageCount: 2 });
  const stale = await claimOne(services);
  await expireLeases(services);
  expect(await reclaimExpired(services)).toBe(1);
  const fresh = await claimOne(services);
  expect(fresh).toMatchObject({ id: jobId, attempt: 2 });
  const before = await getJob(services, userId, jobId);

  const held = [{ id: jobId, leaseToken: stale.leaseToken }];
  expect(await extendLeases(services.db.pool, held, 60)).toEqual(new Set());
  const watch = await watchLeases(services.db.pool, { held, workerId: null, provider: "renderer" });
  expect(watch.held).toEqual(new Set());
  await reportProgress(services.db.pool, { jobId, leaseToken: stale.leaseToken, progress: 80 });
  const kept = await keepImage(services.db.pool, {
    jobId,
    leaseToken: stale.leaseToken,
    image: { ...picture, storageKey: "results/stale/0", painterEdition: null },
    imageUrl: fileUrls.result(jobId, 0),
    progress: 80,
  });
  expect(kept).toBe(false);
  await runJob(
    services,
    scriptedProvider(() => {
      throw new Error("a late failure");
    }),
    stale,
    new AbortController().signal,
  );
  expect(await getJob(services, userId, jobId)).toEqual(before);

  await runJob(services, scriptedProvider(), fresh, new AbortController().signal);
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "completed",
    attempt: 2,
    refunded: 0,
  });
});

test("heartbeats keep a lease for as long as its work takes", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  const gate = createGate();
  const imageProvider = scriptedProvider((_request, signal) => gate.pass(signal));
  const runner = await services.work(imageProvider);
  await waitFor("the job to run", () => imageProvider.calls.length === 1);
  const first = await leaseEnd(jobId);
  // The lease's end must move by more than two whole leases.
  await waitFor("the lease to move on", async () => (await leaseEnd(jobId)) - first > 1_300);
  gate.open();
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await runner.drain(1);
});
