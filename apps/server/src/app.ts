import { randomUUID } from "node:crypto";
import type { Auth } from "@lacquer/auth";
import type { LinkSigner, LiveHub, OneRunner, Services } from "@lacquer/services";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import {
  callerName,
  countCaller,
  installCaller,
  type Limits,
  requireCaller,
} from "./http/caller.ts";
import { acceptEmptyJson } from "./http/empty-json.ts";
import { installErrors, sendError } from "./http/errors.ts";
import { readForwarded } from "./http/forwarded.ts";
import { holdBody } from "./http/hold-body.ts";
import { refuseOddHosts } from "./http/host.ts";
import { logAnswers } from "./http/log-answers.ts";
import { countInFlight } from "./http/in-flight.ts";
import { keepAnswersNowhere } from "./http/no-store.ts";
import { openRequestScopes } from "./http/request-scope.ts";
import { readByShapes } from "./http/route-shapes.ts";
import { refuseOtherSites } from "./http/same-site.ts";
import { addSecurityHeaders } from "./http/security-headers.ts";
import { type BodyTimeouts, refuseSlowBodies } from "./http/slow-bodies.ts";
import { refuseUnstorableInput } from "./http/storable-input.ts";
import { answerUnreadable, ignoreExpectations } from "./http/unreadable-requests.ts";
import { accountRoutes } from "./routes/account.ts";
import { apiKeyRoutes } from "./routes/api-keys.ts";
import { authRoutes } from "./routes/auth.ts";
import { clientErrorRoutes } from "./routes/client-errors.ts";
import { creditRoutes } from "./routes/credits.ts";
import { cronRoutes } from "./routes/cron.ts";
import { designRoutes } from "./routes/designs.ts";
import { docsRoutes } from "./routes/docs.ts";
import { fileRoutes } from "./routes/files.ts";
import { healthRoutes } from "./routes/health.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { liveRoutes } from "./routes/live.ts";
import { describeRoutes, openapiRoutes } from "./routes/openapi.ts";
import { mcpRoutes } from "./routes/mcp.ts";
import { phoneLinkRoutes, phoneRoutes } from "./routes/phone-links.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { studioRoutes } from "./routes/studio.ts";
import { trpcRoutes } from "./routes/trpc.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import { webhookRoutes } from "./routes/webhooks.ts";

export interface AppOptions {
  services: Services;
  auth: Auth;
  runner: OneRunner;
  live: LiveHub;
  links: LinkSigner;
  logger: FastifyBaseLogger;
  /** The first origin is the public address. */
  origins: [string, ...string[]];
  /** The origin of the links that the store makes. Undefined if the store makes no links. */
  storeOrigin: string | undefined;
  limits: Limits;
  cronSecret: string | undefined;
  cronBudgetSeconds: number;
  bodyTimeouts: BodyTimeouts;
  trustProxy: number;
  /** The folder of the built studio. */
  studioFolder: string;
}

/** Builds the server without listening, so that tests can inject requests. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = createApp(options);
  openRequestScopes(app, options.services);
  countInFlight(app);
  readForwarded(app, options);
  logAnswers(app);
  installErrors(app);
  ignoreExpectations(app);
  refuseSlowBodies(app, options.bodyTimeouts);
  await addSecurityHeaders(app, options.origins[0], options.storeOrigin);
  keepAnswersNowhere(app);
  refuseOddHosts(app);
  refuseOtherSites(app, options.origins);
  installCaller(app, options.auth, options.services);
  acceptEmptyJson(app);
  refuseUnstorableInput(app);
  readByShapes(app);
  await describeRoutes(app, options.origins[0]);
  await addOpenRoutes(app, options);
  await addUserRoutes(app, options);
  await studioRoutes(app, options.studioFolder);
  return app;
}

function createApp({ logger, trustProxy }: AppOptions): FastifyInstance {
  return Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    // Node's own limit would cut off uploads that are still arriving; see refuseSlowBodies.
    requestTimeout: 0,
    bodyLimit: 1024 * 1024,
    trustProxy: (_address, hop) => hop < trustProxy,
    // Connections that are still open after drain() must not delay the close.
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 5000 },
    // For an address that cannot be parsed, Fastify runs neither the app's hooks nor its error handler. This function
    // does their work.
    frameworkErrors: (error, request, reply) => {
      void sendError(error, request, reply.header("x-request-id", request.id));
    },
    clientErrorHandler: answerUnreadable,
  });
}

/** Adds the routes that any visitor may call, or that check their callers themselves. */
async function addOpenRoutes(app: FastifyInstance, options: AppOptions): Promise<void> {
  const { services, auth, limits, live, links, origins } = options;
  await app.register(healthRoutes, { services });
  await app.register(authRoutes, { auth, origin: origins[0] });
  await app.register(cronRoutes, {
    services,
    runner: options.runner,
    secret: options.cronSecret,
    budgetSeconds: options.cronBudgetSeconds,
    requestsPerMinute: limits.requestsPerMinute,
  });
  await app.register(liveRoutes, { services, limits, live });
  await app.register(trpcRoutes, { services, limits, live });
  await app.register(clientErrorRoutes, { services, limits });
  await app.register(async (counted) => {
    counted.addHook("onRequest", async (request) => countCaller(services, limits, request, "file"));
    await counted.register(fileRoutes, { services, links, origin: origins[0] });
  });
  await app.register(phoneRoutes, { services, limits });
  await app.register(openapiRoutes);
  await app.register(docsRoutes);
}

/** Adds the routes for signed-in users and for programs with an API key. */
async function addUserRoutes(app: FastifyInstance, options: AppOptions): Promise<void> {
  const { services, limits } = options;
  await app.register(async (counted) => {
    // Counts the request and identifies its caller before a byte of the body is read.
    counted.addHook("preParsing", async (request, reply) => {
      await countCaller(services, limits, request, "request");
      await requireCaller(request);
      await holdBody(request, reply, await callerName(request));
    });
    await counted.register(jobRoutes, { services, limits });
    await counted.register(uploadRoutes, { services });
    await counted.register(phoneLinkRoutes, { services });
    await counted.register(creditRoutes, { services });
    await counted.register(designRoutes, { services });
    await counted.register(apiKeyRoutes, { services });
    await counted.register(accountRoutes, { services });
    await counted.register(sessionRoutes, { services });
    await counted.register(webhookRoutes, { services });
    await counted.register(mcpRoutes, { services, limits, origin: options.origins[0] });
  });
}
