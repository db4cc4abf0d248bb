import { claimJobs } from "@lacquer/db/queue";
import { madeImage, scriptedProvider, waitFor } from "@lacquer/testing";
import { beforeAll, expect, test } from "vitest";
import { cancelJob, getJob } from "../../../src/verbs.ts";
import type { TestServices } from "../../test-services.ts";
import { useWorkers } from "./use-workers.ts";

const workers = useWorkers();
const { startWorker, untilLocked } = workers;
let services: TestServices;

beforeAll(() => {
  services = workers.services;
});

test("an image provider that ignores its signal loses its slot soon after a cancel, and its picture is dropped", async () => {
  const userId = await services.newUser(6);
  const [canceled, next] = [await services.create(userId), await services.create(userId)];
  const gate = Promise.withResolvers<void>();
  const imageProvider = scriptedProvider();
  const deaf = {
    ...imageProvider,
    async make(...[request, signal, report]: Parameters<typeof imageProvider.make>) {
      if (!request.seed.startsWith(canceled)) return imageProvider.make(request, signal, report);
      await gate.promise;
      return madeImage();
    },
  };
  const runner = await startWorker(deaf, 1);
  await waitFor("the job to run", () => runner.busy === 1);
  const end = await cancelJob(services, userId, canceled);
  expect(await services.ended(userId, next)).toMatchObject({ status: "completed" });
  gate.resolve();
  await waitFor("the slot to be free", () => runner.busy === 0);
  expect(await getJob(services, userId, canceled)).toEqual(end);
});

test("while the provider is paused nothing is claimed or charged, and afterwards the queue continues by itself", async () => {
  const userId = await services.newUser(6);
  await services.db.pool.query(
    "insert into provider_pauses (provider, until, reason) values ('renderer', now() + interval '1 hour', 'rate_limit')",
  );
  const jobId = await services.create(userId);
  await startWorker();
  await untilLocked(1);
  const claim = {
    owner: "1",
    slots: 4,
    leaseSeconds: 60,
    provider: "renderer",
    unpaidMessage: "",
    limitMessage: "over the limit",
  };
  expect(await claimJobs(services.db.pool, claim)).toEqual({ jobs: [], more: false });
  expect(await getJob(services, userId, jobId)).toMatchObject({
    status: "pending",
    creditsDeducted: false,
  });
  await services.db.pool.query("update provider_pauses set until = now()");
  expect(await services.ended(userId, jobId)).toMatchObject({ status: "completed", attempt: 1 });
});
