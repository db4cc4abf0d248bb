import path from "node:path";
import { createAuth } from "@lacquer/auth";
import {
  createLinkSigner,
  createLiveHub,
  createOneRunner,
  startPushSender,
} from "@lacquer/services";
import { createLogger, createMetrics, openHouse, serveMetrics } from "@lacquer/runtime";
import { buildApp } from "./app.ts";
import { authSecret } from "./auth-secret.ts";
import { allowedOrigins, readServerEnv } from "./env.ts";
import { openChangeListener } from "@lacquer/db/wake";

const env = readServerEnv();
const logger = createLogger({
  name: "server",
  level: env.LOG_LEVEL,
  terminal: process.stdout.isTTY,
});

try {
  const house = await openHouse(env, logger, { connections: 7 });
  const { services } = house;
  const origins = allowedOrigins(env);
  const secret = await authSecret(env.AUTH_SECRET, house.dataDir);
  await house.record("server", secret);
  const auth = createAuth({
    db: services.db,
    log: logger,
    secret,
    origins,
    signupCredits: env.SIGNUP_CREDITS,
    guestCredits: env.GUEST_CREDITS,
    accountsPerMinute: Math.ceil(env.REQUESTS_PER_MINUTE / 20),
  });
  const runner = createOneRunner(services, house.imageProvider, house.openSession);
  const live = createLiveHub(services);
  const push = startPushSender(services, { contact: env.PUSH_CONTACT });
  const changes = openChangeListener({
    url: house.directUrl,
    onChange: () => live.wake(),
    onError: (error) =>
      logger.warn({ err: error }, "changes are not heard of at once; looking for them goes on"),
  });
  const app = await buildApp({
    services,
    auth,
    runner,
    live,
    links: createLinkSigner(secret),
    logger,
    origins,
    limits: {
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      createsPerMinute: env.CREATES_PER_MINUTE,
    },
    cronSecret: env.CRON_SECRET,
    cronBudgetSeconds: env.CRON_BUDGET_SECONDS,
    trustProxy: env.TRUST_PROXY,
    // The studio stands beside this app, whether this runs from src or as a bundle in dist.
    studioFolder: path.resolve(import.meta.dirname, "../../web/dist"),
  });
  const metrics = await serveMetrics(createMetrics(services), env.METRICS_PORT, logger);
  const address = await app.listen({ port: env.PORT, host: env.HOST });
  logger.info({ address, public: origins[0] }, "server is listening");

  let leaving = false;
  const leave = async (signal: string) => {
    // A terminal's Ctrl-C reaches a process twice; leaving is done once.
    if (leaving) return;
    leaving = true;
    logger.info({ signal }, "server is leaving");
    metrics.close();
    live.close();
    await app.close();
    await runner.drain(env.DRAIN_SECONDS);
    await push.stop();
    await changes.close();
    await house.close();
    process.exit(0);
  };
  process.on("SIGTERM", (signal) => void leave(signal));
  process.on("SIGINT", (signal) => void leave(signal));
} catch (error) {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (taken) process.stderr.write(`Port ${env.PORT} is already taken. Set PORT to a free one.\n`);
  else logger.fatal({ err: error }, "the server could not start");
  process.exit(1);
}
