import { rm } from "node:fs/promises";
import {
  assertInvariants,
  createBody,
  handGuides,
  handPhoto,
  startTestServer,
  form,
  type TestServer,
  type Visitor,
  waitFor,
} from "@lacquer/testing";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

let server: TestServer;

// The lease lasts only two seconds, so that the jobs of a dead worker are soon found.
const LEASE = {
  LEASE_SECONDS: "2",
  HEARTBEAT_SECONDS: "0.5",
  GUEST_CREDITS: "40",
  LOG_LEVEL: "info",
};

beforeAll(async () => {
  server = await startTestServer(LEASE);
});
afterEach(async () => {
  await assertInvariants(server.db);
  await server.db.pool.query("truncate users, workers restart identity cascade");
});
afterAll(() => server.close());

/** Starts a four-image job with a photo for a guest. The job takes long enough to be interrupted. */
async function longJob(): Promise<{ guest: Visitor; jobId: string }> {
  const guest = await server.guest();
  const upload = await guest.send<{ url: string }>("/api/uploads?kind=photo", {
    form: form(await handPhoto(4)),
  });
  const json = createBody({
    originalImage: upload.body.url,
    nails: handGuides(),
    imageCount: 4,
    designSettings: { finish: "glitter", patternType: "marble" },
  });
  const { body } = await guest.send<{ jobId: string }>("/api/generate-nail-design-job", { json });
  return { guest, jobId: body.jobId };
}

async function keysKept(jobId: string): Promise<string[]> {
  const { rows } = await server.db.pool.query<{ key: string }>(
    "select storage_key as key from job_images where job_id = $1 order by image_index",
    [jobId],
  );
  return rows.map(({ key }) => key);
}

async function charges(jobId: string): Promise<{ kind: string; amount: number }[]> {
  const { rows } = await server.db.pool.query<{ kind: string; amount: number }>(
    "select kind::text, amount from credit_ledger where job_id = $1",
    [jobId],
  );
  return rows;
}

test("when a worker is killed outright, another finishes its job: one charge, and kept images stay", async () => {
  const [first, second] = [await server.worker(), await server.worker({ WORKER_CONCURRENCY: "1" })];
  const { guest, jobId } = await longJob();
  const running = await waitFor(
    "the first image",
    async () => {
      const { rows } = await server.db.pool.query<{ pid: number }>(
        `select w.pid from generation_jobs g join workers w on w.id = g.lease_owner
       where g.id = $1 and exists (select 1 from job_images where job_id = g.id)`,
        [jobId],
      );
      return rows[0]?.pid;
    },
    { everyMs: 5 },
  );
  const [victim, survivor] = running === first.child.pid ? [first, second] : [second, first];
  await victim.end("SIGKILL");
  const before = await keysKept(jobId);
  expect(before.length).toBeLessThan(4);
  expect(await server.ended(guest, jobId)).toMatchObject({
    status: "completed",
    attempt: 2,
    refunded: 0,
  });
  expect(await charges(jobId)).toEqual([{ kind: "charge", amount: -4 }]);
  const after = await keysKept(jobId);
  expect([after.length, after.slice(0, before.length)]).toEqual([4, before]);
  expect(await survivor.end()).toBe(0);
});

test("a worker told to leave gives its job back without using the attempt, and exits with 0", async () => {
  const { guest, jobId } = await longJob();
  const leaving = await server.worker({ DRAIN_SECONDS: "0" });
  await waitFor("the first image", async () => (await keysKept(jobId)).length > 0, { everyMs: 5 });
  leaving.child.kill("SIGTERM");
  expect(await leaving.end("SIGTERM")).toBe(0);
  const { body } = await guest.send<{ status: string; attempt: number }>(
    `/api/generation-job/${jobId}`,
  );
  expect(body).toMatchObject({ status: "pending", attempt: 0, creditsDeducted: true });
  await assertInvariants(server.db);
  const next = await server.worker();
  expect(await server.ended(guest, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  expect(await charges(jobId)).toHaveLength(1);
  await next.end();
});

test("a worker told to leave with time to spare finishes its jobs and takes no new ones", async () => {
  const { guest, jobId } = await longJob();
  const waiting = await longJob();
  const leaving = await server.worker({ WORKER_CONCURRENCY: "1" });
  await waitFor("a job to run", async () => (await keysKept(jobId)).length > 0, { everyMs: 5 });
  expect(await leaving.end("SIGTERM")).toBe(0);
  expect((await guest.send(`/api/generation-job/${jobId}`)).body).toMatchObject({
    status: "completed",
  });
  expect((await waiting.guest.send(`/api/generation-job/${waiting.jobId}`)).body).toMatchObject({
    status: "pending",
    attempt: 0,
  });
});

test("a job whose photo is missing from the store fails with a sentence, and nothing is charged", async () => {
  const { guest, jobId } = await longJob();
  await rm(`${server.dataDir}/storage/uploads`, { recursive: true });
  const worker = await server.worker();
  expect(await server.ended(guest, jobId)).toMatchObject({
    status: "failed",
    errorCode: "photo_unreadable",
    refunded: 4,
  });
  expect((await guest.send("/api/credits")).body).toMatchObject({ balance: 40 });
  await worker.end();
});
