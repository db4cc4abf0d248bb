import { openRequest, type Scope, type Services, within } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    scope?: Scope;
  }
}

/**
 * Handles each request in a scope of its own, so that whatever logs on its behalf names the request and its user, and so
 * that spans find the request's span. A stream has no span, because it ends only when its reader leaves.
 */
export function openRequestScopes(app: FastifyInstance, services: Services): void {
  app.addHook("onRequest", (request, reply, done) => {
    const { url: route = "none", config } = request.routeOptions;
    const { id: requestId, method } = request;
    const scope = openRequest(services, { requestId, method, route, hasSpan: !config.isStream });
    request.scope = scope;
    within(scope, done);
    reply.raw.once("close", () => {
      const status = reply.raw.statusCode;
      scope.span?.set({ "http.response.status_code": status });
      if (status >= 500) scope.span?.fail(String(status));
      scope.span?.end();
    });
  });
  // The body arrives in events of the connection, which belong to no request. Therefore the scope is entered again.
  app.addHook("preValidation", (request, _reply, done) => {
    if (request.scope) within(request.scope, done);
    else done();
  });
}
