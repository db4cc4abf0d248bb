import { createJobInput, fileUrls, isEnded } from "@lacquer/contracts";
import { transaction } from "@lacquer/db";
import { claimJobs, keepImage, unparkJobs } from "@lacquer/db/queue";
import { createBody, scriptedProvider } from "@lacquer/testing";
import fc from "fast-check";
import { expect } from "vitest";
import { endJob } from "../../../src/generation/transitions/end-job.ts";
import { lockHeldJob } from "../../../src/generation/transitions/locked-job.ts";
import { requeue } from "../../../src/generation/transitions/requeue.ts";
import { reclaimExpired } from "../../../src/generation/worker/reclaim-expired.ts";
import { adoptGuest, cancelJob, createJob, createOneRunner, retryJob } from "../../../src/verbs.ts";
import type { TestServices } from "../../test-services.ts";
import * as rules from "./model.ts";
import type { Model, ModelJob, ModelUser } from "./model.ts";

/** The id of a worker without a row in the table of workers, so that no process mistakes its jobs for strays. */
const OWNER = "999999";
export const SIGNUP_CREDITS = 5;

type Command = fc.AsyncCommand<Model, TestServices>;
type Run = (m: Model, services: TestServices) => Promise<void>;

/**
 * Makes a command that runs on both the model and the services. If a run fails, fast-check prints the command's name.
 */
function verb(name: string, run: Run, check: (m: Model) => boolean = () => true): Command {
  return { check: (m) => check(m), run, toString: () => name };
}

const at = <T>(list: T[], index: number): T | undefined => list[index % list.length];

function newJob(m: Model, id: string, owner: ModelUser, images: number): ModelJob {
  const job: ModelJob = {
    id,
    owner,
    images,
    status: "pending",
    kept: new Set(),
    charged: false,
    lapses: false,
    attempt: 0,
    parked: false,
    lease: null,
    leases: [],
  };
  m.jobs.push(job);
  return job;
}

/** Expects a new job if there are enough credits, and a refusal otherwise. Returns the job, or null for a refusal. */
async function expectNew(
  m: Model,
  owner: ModelUser,
  images: number,
  order: () => Promise<{ jobId: string; cost: number }>,
): Promise<ModelJob | null> {
  if (images > Math.max(0, owner.credits - rules.held(m, owner))) {
    await expect(order()).rejects.toMatchObject({ code: "insufficient_credits" });
    return null;
  }
  const { jobId, cost } = await order();
  expect(cost).toBe(images);
  expect(m.jobs.some((job) => job.id === jobId)).toBe(false);
  return newJob(m, jobId, owner, images);
}

export const create = (person: number, images: number, key: number | null): Command =>
  verb(`create(user ${person}, ${images} images, key ${key})`, async (m, services) => {
    const owner = at(m.users, person);
    if (!owner) return;
    const idempotencyKey = key === null ? undefined : `key-${key}`;
    const input = createJobInput.parse(createBody({ imageCount: images }));
    const order = () => createJob(services, owner.id, { input, idempotencyKey });
    const earlier = idempotencyKey ? owner.keys.get(idempotencyKey) : undefined;
    if (earlier && earlier.images !== images) {
      await expect(order()).rejects.toMatchObject({ code: "idempotency_conflict" });
      return;
    }
    if (earlier) {
      expect(await order()).toEqual({ jobId: earlier.id, cost: earlier.images });
      return;
    }
    const job = await expectNew(m, owner, images, order);
    if (job && idempotencyKey) owner.keys.set(idempotencyKey, job);
  });

/**
 * Marks the jobs that the claim failed because their owner can no longer pay, after credits stayed behind with a guest.
 * Returns their number.
 */
async function markUnpaid(m: Model, services: TestServices): Promise<number> {
  const { rows } = await services.db.pool.query<{ id: string }>(
    "select id from generation_jobs where status = 'failed' and error_code = 'insufficient_credits'",
  );
  let unpaid = 0;
  for (const { id } of rows) {
    const job = m.jobs.find((one) => one.id === id);
    if (job?.status !== "pending") continue;
    expect([job.charged, job.parked, job.images > job.owner.credits]).toEqual([false, false, true]);
    job.status = "failed";
    unpaid += 1;
  }
  return unpaid;
}

export const claim = (slots: number): Command =>
  verb(`claim(${slots})`, async (m, services) => {
    const most = Math.min(slots, rules.claimable(m));
    const { jobs } = await claimJobs(services.db.pool, {
      slots,
      owner: OWNER,
      leaseSeconds: 600,
      provider: services.config.provider,
      unpaidMessage: "Not paid.",
      limitMessage: "over the limit",
    });
    for (const { id, leaseToken, attempt } of jobs) {
      const job = m.jobs.find((one) => one.id === id);
      if (!job) throw new Error(`claimed a job that is not there: ${id}`);
      expect(rules.isWaiting(job)).toBe(true);
      rules.start(job, leaseToken);
      expect(attempt).toBe(job.attempt);
      expect(job.owner.credits).toBeGreaterThanOrEqual(0);
    }
    const unpaid = await markUnpaid(m, services);
    expect(jobs.length + unpaid).toBeLessThanOrEqual(most);
    if (unpaid === 0) expect(jobs.length).toBe(most);
  });

/** Picks a job and one of its leases: the present lease or an earlier one. */
function pickLease(
  m: Model,
  index: number,
): { job: ModelJob; lease: string; holds: boolean } | null {
  const begun = m.jobs.filter((job) => job.leases.length > 0);
  const job = at(begun, index);
  const lease = job && at(job.leases, index >> 3);
  return job && lease ? { job, lease, holds: job.lease === lease } : null;
}

export const keep = (index: number, image: number): Command =>
  verb(`keep(job ${index}, image ${image})`, async (m, services) => {
    const picked = pickLease(m, index);
    if (!picked) return;
    const { job, lease, holds } = picked;
    const imageIndex = image % job.images;
    const storageKey = `results/${job.id}/${imageIndex}/${lease}`;
    const written = await keepImage(services.db.pool, {
      jobId: job.id,
      leaseToken: lease,
      image: {
        imageIndex,
        storageKey,
        contentType: "image/webp",
        bytes: 1,
        width: 1,
        height: 1,
        painterEdition: null,
      },
      imageUrl: fileUrls.result(job.id, imageIndex),
      progress: 50,
    });
    expect(written).toBe(holds && !job.kept.has(imageIndex));
    if (written) job.kept.add(imageIndex);
  });

export const finish = (index: number): Command =>
  verb(`finish(job ${index})`, async (m, services) => {
    const picked = pickLease(m, index);
    if (!picked) return;
    const { job, lease, holds } = picked;
    const status = await transaction(services.db, async (tx) => {
      const locked = await lockHeldJob(tx, job.id, lease);
      return locked && endJob(tx, locked, { error: { code: "render_failed" } });
    });
    if (holds) rules.end(job);
    expect(status).toBe(holds ? job.status : null);
  });

export const back = (index: number, parked: boolean, free: boolean): Command =>
  verb(`requeue(job ${index}, parked ${parked}, free ${free})`, async (m, services) => {
    const picked = pickLease(m, index);
    if (!picked) return;
    const { job, lease, holds } = picked;
    const why = parked
      ? free
        ? "database unavailable"
        : "failed attempt"
      : free
        ? "drained"
        : "run broke off";
    await requeue(services, { id: job.id, leaseToken: lease }, why);
    // Makes every pause last until the model ends it.
    await services.db.pool.query(
      "update generation_jobs set run_at = now() + interval '10 minutes' where id = $1 and parked",
      [job.id],
    );
    if (holds) rules.giveBack(job, { parked, free });
  });

export const cancel = (index: number, person: number): Command =>
  verb(`cancel(job ${index}, user ${person})`, async (m, services) => {
    const [job, user] = [at(m.jobs, index), at(m.users, person)];
    if (!job || !user) return;
    const order = () => cancelJob(services, user.id, job.id);
    if (job.owner !== user) {
      await expect(order()).rejects.toMatchObject({ code: "job_not_found" });
      return;
    }
    if (job.status === "pending" || job.status === "processing") rules.end(job, true);
    expect((await order()).status).toBe(job.status);
  });

export const retry = (index: number): Command =>
  verb(`retry(job ${index})`, async (m, services) => {
    const job = at(m.jobs, index);
    if (!job) return;
    const order = () => retryJob(services, job.owner.id, { jobId: job.id });
    if (job.status !== "failed" && job.status !== "canceled") {
      await expect(order()).rejects.toMatchObject({ code: "job_not_retryable" });
      return;
    }
    await expectNew(m, job.owner, job.images, order);
  });

export const expireAndSweep = (index: number): Command =>
  verb(`expire and sweep(job ${index})`, async (m, services) => {
    const job = at(
      m.jobs.filter((one) => one.status === "processing"),
      index,
    );
    if (!job) return;
    await services.db.pool.query(
      "update generation_jobs set lease_until = now() - interval '1 second' where id = $1",
      [job.id],
    );
    expect(await reclaimExpired(services)).toBe(1);
    rules.giveBack(job, { parked: false, free: false });
  });

export const endPauses = (): Command =>
  verb("end pauses", async (m, services) => {
    // The time is set a millisecond into the past, because the column stores whole milliseconds. A time that is rounded
    // up would still be in the future for the next statement.
    await services.db.pool.query(
      "update generation_jobs set run_at = now() - interval '1 millisecond' where parked",
    );
    await unparkJobs(services.db.pool);
    for (const job of m.jobs) job.parked = false;
  });

export const cron = (): Command =>
  verb("cron", async (m, services) => {
    const most = Math.min(1, rules.claimable(m));
    const runner = createOneRunner(services, { imageProvider: scriptedProvider() });
    const { processed, jobId, status } = await runner.runOne(20);
    await runner.drain(5);
    expect(processed).toBeLessThanOrEqual(most);
    const job = m.jobs.find((one) => one.id === jobId);
    if (job) {
      rules.start(job, "cron");
      job.leases.pop();
      for (let image = 0; image < job.images; image += 1) job.kept.add(image);
      rules.end(job);
      expect(status).toBe(job.status);
    }
    const unpaid = await markUnpaid(m, services);
    if (unpaid === 0) expect(processed).toBe(most);
  });

export const adopt = (person: number, isNewAccount: boolean, into: number): Command =>
  verb(
    `adopt(guest ${person}, ${isNewAccount ? "new account" : `user ${into}`})`,
    async (m, services) => {
      const guest = at(
        m.users.filter((user) => user.guest),
        person,
      );
      if (!guest) return;
      let account = at(
        m.users.filter((user) => !user.guest),
        into,
      );
      if (isNewAccount || !account) {
        const id = await services.newUser(0);
        account = { id, credits: 0, granted: 0, guest: false, keys: new Map() };
        await services.db.pool.query("delete from credit_ledger where user_id = $1", [id]);
        await services.db.pool.query("delete from user_lanes where user_id = $1", [id]);
        await services.db.pool.query("update users set starter_at = null where id = $1", [id]);
        m.users.push(account);
        isNewAccount = true;
      }
      await adoptGuest(services, account.id, { guestId: guest.id, isNewAccount });
      if (isNewAccount)
        account.credits = guest.credits + SIGNUP_CREDITS - Math.min(SIGNUP_CREDITS, guest.granted);
      for (const job of rules.ownJobs(m, guest)) {
        job.lapses ||= !isNewAccount && job.charged && !isEnded(job.status);
        job.owner = account;
      }
      for (const [key, job] of guest.keys) if (!account.keys.has(key)) account.keys.set(key, job);
      m.users = m.users.filter((user) => user !== guest);
    },
  );
