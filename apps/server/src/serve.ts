import path from "node:path";
import { createAuth } from "@lacquer/auth";
import {
  type CommonEnv,
  createLogger,
  leaveSignal,
  misspeltNames,
  openRuntime,
  type Runtime,
} from "@lacquer/runtime";
import {
  createLinkSigner,
  createLiveHub,
  createOneRunner,
  startMailSender,
  startPushSender,
  startWebhookSender,
} from "@lacquer/services";
import { type AppOptions, buildApp } from "./app.ts";
import { authSecret } from "./auth-secret.ts";
import { allowedOrigins, type OwnEnv, serverEnv } from "./env.ts";
import { insecurities } from "./insecure.ts";

type ServerEnv = CommonEnv & OwnEnv;
type Logger = ReturnType<typeof createLogger>;

/** Serves until a signal asks the process to stop, and then ends the process. */
export async function serve(env: ServerEnv): Promise<never> {
  const logger = createLogger({
    name: "server",
    level: env.LOG_LEVEL,
    terminal: process.stdout.isTTY,
  });
  for (const sentence of misspeltNames(serverEnv)) logger.warn({}, sentence);
  for (const warning of insecurities(env)) logger.warn({ code: "insecure" }, warning);
  const leave = await startServer(env, logger).catch((error: unknown) =>
    giveUp(error, env, logger),
  );
  const signal = await leaveSignal();
  logger.info({ signal }, "server is shutting down");
  await leave();
  process.exit(0);
}

function giveUp(error: unknown, env: ServerEnv, logger: Logger): never {
  const taken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (taken) process.stderr.write(`Port ${env.PORT} is already taken. Set PORT to a free one.\n`);
  else logger.fatal({ err: error }, "the server could not start");
  process.exit(1);
}

/** Opens everything that the server needs and starts listening. Returns the function that shuts the server down. */
async function startServer(env: ServerEnv, logger: Logger): Promise<() => Promise<void>> {
  const runtime = await openRuntime(env, logger, { kind: "server", connections: 7 });
  const { services } = runtime;
  const runner = createOneRunner(services, {
    imageProvider: runtime.imageProvider,
    openSession: runtime.openSession,
  });
  const live = createLiveHub(services);
  const push = startPushSender(services, { contact: env.PUSH_CONTACT });
  const webhooks = startWebhookSender(services);
  const mails = startMailSender(services, {
    smtpUrl: env.SMTP_URL,
    from: env.MAIL_FROM,
    folder: path.join(runtime.dataDir, "mail"),
  });
  const changes = runtime.listenForChanges(() => live.wake());
  const app = await buildApp({ ...(await appOptions(env, logger, runtime)), runner, live });
  const metrics = await runtime.serveMetrics();
  const address = await app.listen({ port: env.PORT, host: env.HOST });
  logger.info({ address, public: allowedOrigins(env)[0] }, "server is listening");

  return async () => {
    const until = performance.now() + env.DRAIN_SECONDS * 1_000;
    live.close();
    await app.drain(env.DRAIN_SECONDS);
    await app.close();
    await runner.drain(Math.max(0, until - performance.now()) / 1_000);
    await Promise.all([push.stop(), webhooks.stop(), mails.stop()]);
    await changes.close();
    await runtime.close();
    metrics.close();
  };
}

async function appOptions(
  env: ServerEnv,
  logger: Logger,
  { db, services, storage, dataDir, recordProcess }: Runtime,
): Promise<Omit<AppOptions, "runner" | "live">> {
  const origins = allowedOrigins(env);
  const secret = await authSecret(env.AUTH_SECRET, dataDir);
  await recordProcess(secret);
  const auth = createAuth({
    db,
    services,
    log: logger,
    secret,
    origins,
    signupCredits: env.SIGNUP_CREDITS,
    guestCredits: env.GUEST_CREDITS,
    sendsMail: env.SMTP_URL !== undefined,
    accountsPerMinute: Math.ceil(env.REQUESTS_PER_MINUTE / 20),
  });
  return {
    services,
    auth,
    links: createLinkSigner(secret),
    logger,
    origins,
    storeOrigin: storage.origin,
    limits: {
      requestsPerMinute: env.REQUESTS_PER_MINUTE,
      createsPerMinute: env.CREATES_PER_MINUTE,
    },
    cronSecret: env.CRON_SECRET,
    cronBudgetSeconds: env.CRON_BUDGET_SECONDS,
    bodyTimeouts: {
      idleMs: env.BODY_IDLE_SECONDS * 1_000,
      totalMs: env.BODY_TOTAL_SECONDS * 1_000,
    },
    trustProxy: env.TRUST_PROXY,
    // The built studio has the same relative path from src and from the bundle in dist.
    studioFolder: path.resolve(import.meta.dirname, "../../web/dist"),
  };
}
