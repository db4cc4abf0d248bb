import { type WorkerSession } from "@lacquer/db/wake";
import { createGate, scriptedProvider, waitFor } from "@lacquer/testing";
import { beforeAll, expect, test } from "vitest";
import { logFields, within } from "../../../src/tracing/index.ts";
import { createOneRunner, getJob } from "../../../src/verbs.ts";
import type { TestServices } from "../../test-services.ts";
import { useWorkers } from "./use-workers.ts";
import { claimOne, expireLeases } from "../claim-one.ts";

const workers = useWorkers();
const { openSession, startWorker, untilLocked } = workers;
let services: TestServices;

beforeAll(() => {
  services = workers.services;
});

test("a server's cron job is given back as quickly as a worker's, and its runs share one name and session", async () => {
  const userId = await services.newUser(6);
  const [first, second] = [await services.create(userId), await services.create(userId)];
  const gate = createGate();
  const stuck = scriptedProvider((_request, signal) => gate.pass(signal));
  let opened: WorkerSession[] = [];
  const cron = createOneRunner(services, {
    imageProvider: stuck,
    openSession: () => {
      const session = openSession();
      opened = [...opened, session];
      return session;
    },
  });
  expect(await cron.runOne(0)).toMatchObject({ processed: 1, status: "processing" });
  expect(await cron.runOne(0)).toMatchObject({ processed: 1, status: "processing" });
  expect(await cron.runOne(0)).toEqual({ processed: 0 });
  await untilLocked(1);
  expect(opened).toHaveLength(1);
  await startWorker();
  await untilLocked(2);
  // Without its session, the server counts as dead, so the worker takes over both jobs.
  await opened[0]?.close();
  for (const jobId of [first, second])
    expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 2 });
  gate.open();
  await cron.drain(1);
});

test("ten calls of the cron route at once run ten jobs, each once", async () => {
  const userId = await services.newUser(20);
  const jobs = await Promise.all(Array.from({ length: 4 }, () => services.create(userId)));
  const cron = createOneRunner(services, {
    imageProvider: scriptedProvider(),
    openSession: () => openSession(),
  });
  const answers = await Promise.all(Array.from({ length: 10 }, () => cron.runOne(20)));
  const ran = answers.flatMap((answer) => answer.jobId ?? []);
  expect(new Set(ran).size).toBe(ran.length);
  for (const jobId of jobs)
    expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
  await cron.drain(1);
});

test("the one-job runner takes back an expired job and finishes it", async () => {
  const userId = await services.newUser(6);
  const jobId = await services.create(userId);
  await claimOne(services);
  await expireLeases(services);
  const one = createOneRunner(services, { imageProvider: scriptedProvider() });
  expect(await one.runOne(10)).toEqual({ processed: 1, jobId, status: "completed" });
  expect(await one.runOne(10)).toEqual({ processed: 0 });
  expect(await getJob(services, userId, jobId)).toMatchObject({ attempt: 2 });
});

test("what the runner logs after a call names no call: its leases serve all of them", async () => {
  const userId = await services.newUser(6);
  await services.create(userId);
  const gate = createGate();
  const lines: object[] = [];
  const note = (_: object, message: string) => void lines.push({ message, ...logFields() });
  const log = { ...services.log, warn: note };
  const cron = createOneRunner(
    { ...services, log },
    { imageProvider: scriptedProvider((_request, signal) => gate.pass(signal)) },
  );
  const fields = { requestId: "the-call", user: "nobody" };
  expect(await within({ fields }, () => cron.runOne(0))).toMatchObject({ processed: 1 });
  const bringBack = await services.db.takeAway();
  const isOfLeases = (line: object) =>
    "message" in line && String(line.message).startsWith("leases");
  const line = await waitFor("a line about the leases", () => lines.find(isOfLeases));
  await bringBack();
  expect(line).toEqual({ message: "leases could not be checked" });
  gate.open();
  await cron.drain(5);
});
