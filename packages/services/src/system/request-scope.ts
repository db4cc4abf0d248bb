import type { ServiceContext } from "../context.ts";
import { currentScope, type Origin, type Scope } from "../tracing/index.ts";

/**
 * A request as its trace describes it. Instead of the URL, it contains the route, so that no id or secret is in a span.
 */
interface OpenedRequest {
  requestId: string;
  method: string;
  route: string;
  /** False for a request that has no span. */
  hasSpan: boolean;
  origin: () => Origin;
}

/**
 * Opens the scope of a request, with its span if traces are sent. The span begins a new trace. Callers are strangers,
 * so their trace ids are not used, and they do not decide which traces are sent.
 */
export function openRequest(
  ctx: Pick<ServiceContext, "tracing">,
  { requestId, method, route, hasSpan, origin }: OpenedRequest,
): Scope {
  const span = hasSpan
    ? ctx.tracing?.start({
        name: `${method} ${route}`,
        kind: "server",
        attributes: {
          "http.request.method": method,
          "http.route": route,
          "lacquer.request.id": requestId,
        },
      })
    : undefined;
  return { fields: { requestId, traceId: span?.traceId }, span, origin };
}

/** Adds the user's hash to the log lines of the current request from now on. */
export function nameUser(ctx: Pick<ServiceContext, "userHash">, userId: number): void {
  const scope = currentScope();
  if (scope && ctx.userHash) scope.fields.user = ctx.userHash(userId);
}
