import { type Runner, startPushSender, startRunner } from "@lacquer/services";
import { createLogger, createMetrics, openHouse, serveMetrics } from "@lacquer/runtime";
import { readWorkerEnv } from "./env.ts";

const env = readWorkerEnv();
const logger = createLogger({
  name: "worker",
  level: env.LOG_LEVEL,
  terminal: process.stdout.isTTY,
});

try {
  const house = await openHouse(env, logger, { connections: 4, genericPlans: true });
  await house.record("worker");
  const metrics = await serveMetrics(createMetrics(house.services), env.METRICS_PORT, logger);
  let runner: Runner | undefined;
  const session = house.openSession((what) => runner?.wake(what));
  runner = await startRunner(house.services, {
    imageProvider: house.imageProvider,
    slots: env.WORKER_CONCURRENCY,
    pollSeconds: env.POLL_SECONDS,
    sweepSeconds: env.SWEEP_SECONDS,
    session,
  });
  const push = startPushSender(house.services, { contact: env.PUSH_CONTACT });
  logger.info(
    { slots: env.WORKER_CONCURRENCY, provider: house.imageProvider.name },
    "worker is draining pending jobs",
  );

  let leaving = false;
  const leave = async (signal: string) => {
    // A terminal's Ctrl-C reaches a process twice; leaving is done once.
    if (leaving) return;
    leaving = true;
    logger.info({ signal, running: runner?.busy }, "worker is leaving");
    metrics.close();
    await runner?.drain(env.DRAIN_SECONDS);
    await push.stop();
    await session.close();
    await house.close();
    process.exit(0);
  };
  process.on("SIGTERM", (signal) => void leave(signal));
  process.on("SIGINT", (signal) => void leave(signal));
} catch (error) {
  logger.fatal({ err: error }, "the worker could not start");
  process.exit(1);
}
