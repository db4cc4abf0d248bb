import {
  type CommonEnv,
  createLogger,
  EnvironmentError,
  leaveSignal,
  misspeltNames,
  openRuntime,
  readEnvironment,
} from "@lacquer/runtime";
import { type Runner, startPushSender, startRunner } from "@lacquer/services";
import { type OwnEnv, workerEnv } from "./env.ts";

const env = environment();
const logger = createLogger({
  name: "worker",
  level: env.LOG_LEVEL,
  terminal: process.stdout.isTTY,
});
for (const sentence of misspeltNames(workerEnv)) logger.warn({}, sentence);
const worker = await startWorker().catch(giveUp);
const signal = await leaveSignal();
logger.info({ signal, running: worker.runner.busy }, "worker is leaving");
await worker.leave();
process.exit(0);

function environment(): CommonEnv & OwnEnv {
  try {
    return readEnvironment(workerEnv);
  } catch (error) {
    if (!(error instanceof EnvironmentError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function giveUp(error: unknown): never {
  logger.fatal({ err: error }, "the worker could not start");
  process.exit(1);
}

/** Opens everything and starts running pending jobs. Returns the function that shuts the worker down. */
async function startWorker(): Promise<{ runner: Runner; leave(): Promise<void> }> {
  const runtime = await openRuntime(env, logger, { connections: 4, genericPlans: true });
  const { services, imageProvider } = runtime;
  await runtime.recordProcess("worker");
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
