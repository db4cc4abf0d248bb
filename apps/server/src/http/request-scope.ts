import { openRequest, type Services, within } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

/**
 * Handles each request in a scope of its own, so that all log lines written for the request name it and its user, and
 * so that other spans become children of the request's span. A stream has no span, because a stream ends only when its
 * reader leaves.
 */
export function openRequestScopes(app: FastifyInstance, services: Services): void {
  app.addHook("onRequest", (request, reply, done) => {
    const { url: route = "none", config } = request.routeOptions;
    const { id: requestId, method } = request;
    const origin = () => ({ address: request.ip, agent: request.headers["user-agent"] });
    const hasSpan = !config.isStream;
    const scope = openRequest(services, { requestId, method, route, hasSpan, origin });
    within(scope, done);
    reply.raw.once("close", () => {
      const status = reply.raw.statusCode;
      scope.span?.set({ "http.response.status_code": status });
      if (status >= 500) scope.span?.fail(String(status));
      scope.span?.end();
    });
  });
}
