import { type Auth, createAuth } from "@lacquer/auth";
import { createLogger, openRuntime, readEnvironment } from "@lacquer/runtime";
import { createLinkSigner, createLiveHub } from "@lacquer/services";
import type { TestServer } from "@lacquer/testing";
import type { FastifyInstance } from "fastify";
import { buildApp } from "../src/app.ts";
import { serverEnv } from "../src/env.ts";

const SECRET = "a secret for tests, 32 characters";

/** Builds the same app as the server's in this process, so that its routes can be listed. */
export async function appLike(
  server: TestServer,
): Promise<{ app: FastifyInstance; auth: Auth; close(): Promise<void> }> {
  const given = { DATABASE_URL: server.db.url, DATA_DIR: server.dataDir };
  const env = readEnvironment(serverEnv, undefined, given);
  const logger = createLogger({ name: "test", level: "silent", terminal: false });
  const runtime = await openRuntime(env, logger, { kind: "server", connections: 2 });
  const { db, services } = runtime;
  const origins: [string] = ["http://localhost:3000"];
  const credits = { signupCredits: 0, guestCredits: 6, accountsPerMinute: 1, sendsMail: false };
  const auth = createAuth({ db, services, log: logger, secret: SECRET, origins, ...credits });
  const app = await buildApp({
    services,
    auth,
    runner: { runOne: async () => ({ processed: 0 as const }), drain: async () => {} },
    live: createLiveHub(services),
    links: createLinkSigner(SECRET),
    logger,
    origins,
    storeOrigin: undefined,
    limits: { requestsPerMinute: 1, createsPerMinute: 1 },
    cronSecret: undefined,
    cronBudgetSeconds: 1,
    bodyTimeouts: { idleMs: 60_000, totalMs: 3_600_000 },
    trustProxy: 0,
    studioFolder: "/nowhere",
  });
  await app.ready();
  return {
    app,
    auth,
    async close() {
      await app.close();
      await runtime.close();
    },
  };
}

/** Returns the app's own routes, read from the route tree that Fastify prints. */
export function routesOf(built: FastifyInstance): string[] {
  const found: string[] = [];
  const above: string[] = [];
  for (const line of built.printRoutes({ commonPrefix: false }).split("\n")) {
    const [, indent = "", part = "", methods = ""] =
      /^([│ ]*)[├└]── (\S+?)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (!part) continue;
    const depth = indent.length / 4;
    above.splice(depth, above.length, part);
    for (const method of methods.split(", ").filter((one) => one && one !== "HEAD"))
      found.push(`${method} ${above.join("")}`);
  }
  return found;
}
