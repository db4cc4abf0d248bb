import { hostname } from "node:os";
import { forgetWorker, registerWorker, setWorkerLocked } from "@lacquer/db/queue";
import type { WorkerSession } from "@lacquer/db/wake";
import type { ServiceContext } from "../../context.ts";

/** This process's row in the table of workers, and its advisory lock if it has a session. */
export interface WorkerIdentity {
  id(): string;
  /** Adds the row again if somebody has removed it. */
  signOn(): Promise<void>;
  signOff(): Promise<void>;
}

/**
 * Records the process in the table of workers. The row is marked as `locked` only while the process holds its lock, so
 * that a free lock shows that the process has died.
 */
export async function createWorkerIdentity(
  ctx: ServiceContext,
  describe: { kind: "worker" | "cron"; slots: number },
  session: WorkerSession | undefined,
): Promise<WorkerIdentity> {
  let id = "";
  let telling: Promise<void> = Promise.resolve();

  async function signOn(): Promise<void> {
    const signed = await registerWorker(ctx.db.pool, {
      ...describe,
      host: hostname(),
      pid: process.pid,
    });
    id = signed;
    session?.setWorker(signed, (held) => {
      // States are written one after another, because a late "lost" must not overwrite a newer "held".
      telling = telling
        .then(() => setWorkerLocked(ctx.db.pool, signed, held))
        .catch((error: unknown) =>
          ctx.log.warn(
            { err: error, held },
            "the state of the worker's lock could not be recorded",
          ),
        );
    });
  }

  await signOn();
  return {
    id: () => id,
    signOn,
    signOff: () =>
      forgetWorker(ctx.db.pool, id).catch((error: unknown) =>
        ctx.log.warn({ err: error }, "the worker could not remove its row"),
      ),
  };
}
