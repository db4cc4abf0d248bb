import { randomUUID } from "node:crypto";
import type { Auth } from "@lacquer/auth";
import type { LinkSigner, LiveHub, OneRunner, ServiceContext } from "@lacquer/services";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import { authDoors } from "./routes/auth.ts";
import { creditDoors } from "./routes/credits.ts";
import { cronDoor } from "./routes/cron.ts";
import { designDoors } from "./routes/designs.ts";
import { fileDoors } from "./routes/files.ts";
import { healthDoors } from "./routes/health.ts";
import { jobDoors } from "./routes/jobs.ts";
import { liveDoor } from "./routes/live.ts";
import { openapiDoor } from "./routes/openapi.ts";
import { studioDoor } from "./routes/studio.ts";
import { trpcDoor } from "./routes/trpc.ts";
import { uploadDoor } from "./routes/uploads.ts";
import { countCaller, installSession, type Limits, requireUser } from "./http/caller.ts";
import { installErrors, sendError } from "./http/errors.ts";
import { refuseOtherSites } from "./http/same-site.ts";
import { addSecurityHeaders } from "./http/security-headers.ts";
import { refuseSlowBodies } from "./http/slow-bodies.ts";

export interface AppOptions {
  services: ServiceContext;
  auth: Auth;
  runner: OneRunner;
  live: LiveHub;
  links: LinkSigner;
  logger: FastifyBaseLogger;
  /** The first is the public one. */
  origins: [string, ...string[]];
  limits: Limits;
  cronSecret: string | undefined;
  cronBudgetSeconds: number;
  trustProxy: number;
  /** Where the built studio lies. */
  studioFolder: string;
}

/** Builds the server without listening, so that tests can inject requests. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { services, limits, auth } = options;
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // It would cut an upload that moves; see refuseSlowBodies.
    requestTimeout: 0,
    bodyLimit: 1024 * 1024,
    trustProxy: (_address, hop) => hop < options.trustProxy,
    // Open streams must not hold up a close.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 5000 },
    // An address that cannot be read never reaches the hooks and the error handler below.
    frameworkErrors: (error, request, reply) => {
      void sendError(error, request, reply.header("x-request-id", request.id));
    },
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.addHook("onResponse", async (request, reply) => {
    const path = request.url.split("?")[0];
    const fields = {
      requestId: request.id,
      method: request.method,
      path,
      status: reply.statusCode,
    };
    request.log.debug({ ...fields, ms: Math.round(reply.elapsedTime) }, "answered");
  });
  installErrors(app);
  refuseSlowBodies(app);
  await addSecurityHeaders(app, options.origins[0], services.storage.origin);
  refuseOtherSites(app, options.origins);
  installSession(app, auth, services);
  acceptEmptyJson(app);

  await app.register(healthDoors, { services });
  await app.register(authDoors, { auth, origin: options.origins[0] });
  await app.register(cronDoor, {
    services,
    runner: options.runner,
    secret: options.cronSecret,
    budgetSeconds: options.cronBudgetSeconds,
    requestsPerMinute: limits.requestsPerMinute,
  });
  await app.register(liveDoor, { services, limits, live: options.live });
  await app.register(trpcDoor, { services, limits, live: options.live });
  await app.register(async (counted) => {
    counted.addHook("onRequest", async (request) => countCaller(services, limits, request, "file"));
    await counted.register(fileDoors, {
      services,
      links: options.links,
      origin: options.origins[0],
    });
  });
  await app.register(openapiDoor);
  await app.register(async (counted) => {
    // Counted and known before a byte of the body is read.
    counted.addHook("preParsing", async (request) => {
      await countCaller(services, limits, request, "request");
      await requireUser(request);
    });
    await counted.register(jobDoors, { services, limits });
    await counted.register(uploadDoor, { services });
    await counted.register(creditDoors, { services });
    await counted.register(designDoors, { services });
  });
  await studioDoor(app, options.studioFolder);
  return app;
}

/** Doors without a body are often called with a JSON content type all the same. */
function acceptEmptyJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  // Plain text is what a foreign page can send without asking; no door takes it.
  app.removeContentTypeParser(["application/json", "text/plain"]);
  app.addContentTypeParser<string>(
    "application/json",
    { parseAs: "string" },
    (request, body, done) => {
      if (body === "") done(null, undefined);
      else parse(request, body, done);
    },
  );
}
