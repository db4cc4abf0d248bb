import { openWorkerSession, type WorkerSession } from "@lacquer/db/wake";
import type { ImageProvider } from "@lacquer/imaging";
import { assertInvariants, scriptedProvider, waitFor } from "@lacquer/testing";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type Runner, startRunner } from "../../../src/verbs.ts";
import { openTestServices, type TestServices } from "../../test-services.ts";

/** Workers that run in one process, each with its own session and lock. All workers are removed after each test. */
export interface Workers {
  readonly services: TestServices;
  openSession(onNudge?: () => void): WorkerSession;
  startWorker(imageProvider?: ImageProvider, slots?: number): Promise<Runner>;
  /** Waits until this many workers hold their locks. */
  untilLocked(count: number): Promise<void>;
}

/**
 * Prepares services and workers for a test file. Leases do not expire in such a file, so a job is reclaimed only if its
 * worker's lock is free.
 */
export function useWorkers(): Workers {
  let services: TestServices;
  const sessions: WorkerSession[] = [];
  const runners: Runner[] = [];

  beforeAll(async () => {
    services = await openTestServices({ leaseSeconds: 3_600, heartbeatSeconds: 60 });
  });
  afterEach(async () => {
    await Promise.all(runners.splice(0).map((runner) => runner.drain(0)));
    await Promise.all(sessions.splice(0).map((session) => session.close()));
    await services.db.pool.query("delete from workers");
    await assertInvariants(services.db);
  });
  afterAll(() => services.close());

  const workers: Workers = {
    get services() {
      return services;
    },
    openSession(onNudge = () => {}) {
      const session = openWorkerSession({
        url: services.db.url,
        lock: true,
        onNudge,
        onError: () => {},
      });
      sessions.push(session);
      return session;
    },
    async startWorker(imageProvider = scriptedProvider(), slots = 4) {
      const runner: Runner = await startRunner(services, {
        imageProvider,
        slots,
        pollSeconds: 0.1,
        sweepSeconds: 0.1,
        session: workers.openSession(() => runner?.wake()),
      });
      runners.push(runner);
      return runner;
    },
    untilLocked: (count) =>
      waitFor("workers to hold their locks", async () => {
        const { rowCount } = await services.db.pool.query("select 1 from workers where locked");
        return rowCount === count;
      }).then(() => undefined),
  };
  return workers;
}
