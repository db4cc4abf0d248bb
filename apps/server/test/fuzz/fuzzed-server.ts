import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Auth, createAuth } from "@lacquer/auth";
import { openRuntime, readEnvironment } from "@lacquer/runtime";
import { createLinkSigner, createLiveHub } from "@lacquer/services";
import { createTestDatabase, CRON_SECRET, freePort } from "@lacquer/testing";
import type { FastifyBaseLogger } from "fastify";
import { type AppOptions, buildApp } from "../../src/app.ts";
import { serverEnv } from "../../src/env.ts";
import { type HttpRoute, withRoutes } from "./http-routes.ts";

const SECRET = "canary-auth-secret-0123456789abcdef";
const FREE = 1_000_000;

export interface FuzzedServer {
  routes: HttpRoute[];
  auth: Auth;
  origin: string;
  /** The log's lines at error level, and its lines about an unavailable service, by request id. */
  errors: Map<string, string>;
  close(): Promise<void>;
}

/**
 * Starts the whole server in this process, so that its routes can be read. The server has its own studio and very high
 * limits.
 */
export async function startFuzzedServer(): Promise<FuzzedServer> {
  const database = await createTestDatabase({ connections: 4 });
  const folder = await mkdtemp(path.join(tmpdir(), "lacquer-fuzz-"));
  const studioFolder = await makeStudio(folder);
  const env = readEnvironment(serverEnv, undefined, {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    USER_WAITING_LIMIT: "10000",
    SIGNUP_CREDITS: String(FREE),
    GUEST_CREDITS: String(FREE),
  });
  const errors = new Map<string, string>();
  const logger = errorLog(errors);
  const runtime = await openRuntime(env, logger, { kind: "server", connections: 7 });
  const { db, services } = runtime;
  const port = await freePort();
  const origins: [string] = [`http://127.0.0.1:${port}`];
  const credits = {
    signupCredits: FREE,
    guestCredits: FREE,
    accountsPerMinute: FREE,
    sendsMail: false,
  };
  const auth = createAuth({ db, services, log: logger, secret: SECRET, origins, ...credits });
  const live = createLiveHub(services);
  const options: AppOptions = {
    services,
    auth,
    runner: { runOne: async () => ({ processed: 0 as const }), drain: async () => {} },
    live,
    links: createLinkSigner(SECRET),
    logger,
    origins,
    storeOrigin: undefined,
    limits: { requestsPerMinute: FREE, createsPerMinute: FREE },
    cronSecret: CRON_SECRET,
    cronBudgetSeconds: 1,
    bodyTimeouts: { idleMs: 60_000, totalMs: 3_600_000 },
    trustProxy: 1,
    studioFolder,
  };
  const { app, routes } = await withRoutes(() => buildApp(options));
  const origin = await app.listen({ port, host: "127.0.0.1" });
  return {
    routes,
    auth,
    origin,
    errors,
    async close() {
      live.close();
      await app.close();
      await runtime.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function makeStudio(folder: string): Promise<string> {
  const studio = path.join(folder, "studio");
  await mkdir(path.join(studio, "assets"), { recursive: true });
  await writeFile(path.join(studio, "index.html"), "<!doctype html><title>Lacquer</title>");
  await writeFile(path.join(studio, "assets", "a.js"), "1;");
  return studio;
}

/** A log that keeps the lines at error level and above. */
function errorLog(errors: Map<string, string>): FastifyBaseLogger {
  const drop = () => {};
  const keep = (fields: { requestId?: string; err?: unknown }, message?: string) => {
    const { err, requestId = "" } = fields;
    errors.set(requestId, `${message ?? ""} ${err instanceof Error ? causesOf(err) : ""}`);
  };
  const log: FastifyBaseLogger = {
    level: "error",
    trace: drop,
    debug: drop,
    info: drop,
    // In this test every service is available, so a line about an unavailable service reports a fault.
    warn: (fields: { requestId?: string; err?: unknown }, message?: string) => {
      if (message?.endsWith("found a service unavailable")) keep(fields, message);
    },
    error: keep,
    fatal: keep,
    silent: drop,
    child: () => log,
  };
  return log;
}

function causesOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\n  caused by ${causesOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}
