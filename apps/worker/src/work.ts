import {
  type CommonEnv,
  createLogger,
  leaveSignal,
  misspeltNames,
  openRuntime,
} from "@lacquer/runtime";
import { type Runner, startPushSender, startRunner } from "@lacquer/services";
import { type OwnEnv, workerEnv } from "./env.ts";

type WorkerEnv = CommonEnv & OwnEnv;
type Logger = ReturnType<typeof createLogger>;

/** Runs pending jobs until a signal asks the process to stop, and then ends the process. */
export async function work(env: WorkerEnv): Promise<never> {
  const logger = createLogger({
    name: "worker",
    level: env.LOG_LEVEL,
    terminal: process.stdout.isTTY,
  });
  for (const sentence of misspeltNames(workerEnv)) logger.warn({}, sentence);
  const worker = await startWorker(env, logger).catch((error: unknown) => giveUp(error, logger));
  const signal = await leaveSignal();
  logger.info({ signal, running: worker.runner.busy }, "worker is shutting down");
  await worker.leave();
  process.exit(0);
}

function giveUp(error: unknown, logger: Logger): never {
  logger.fatal({ err: error }, "the worker could not start");
  process.exit(1);
}

/**
 * Opens everything that the worker needs and starts to run pending jobs. Returns the function that shuts the worker
 * down.
 */
async function startWorker(
  env: WorkerEnv,
  logger: Logger,
): Promise<{ runner: Runner; leave(): Promise<void> }> {
  const runtime = await openRuntime(env, logger, {
    kind: "worker",
    connections: 4,
    genericPlans: true,
  });
  const { services, imageProvider } = runtime;
  await runtime.recordProcess();
  const metrics = await runtime.serveMetrics();
  const push = startPushSender(services, { contact: env.PUSH_CONTACT, looksByItself: false });
  let runner: Runner | undefined;
  const session = runtime.openSession((what) => runner?.wake(what));
  runner = await startRunner(services, {
    imageProvider,
    slots: env.WORKER_CONCURRENCY,
    pollSeconds: env.POLL_SECONDS,
    sweepSeconds: env.SWEEP_SECONDS,
    session,
    onTellable: () => push.look(),
  });
  logger.info(
    { slots: env.WORKER_CONCURRENCY, provider: imageProvider.name },
    "worker is running pending jobs",
  );

  const draining = runner;
  return {
    runner,
    async leave() {
      metrics.close();
      await draining.drain(env.DRAIN_SECONDS);
      await push.stop();
      await session.close();
      await runtime.close();
    },
  };
}
