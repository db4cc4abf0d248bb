import { type Auth, readCaller } from "@lacquer/auth";
import { type ApiKeyScope, LacquerError } from "@lacquer/contracts";
import {
  type Caller,
  countRequest,
  nameUser,
  neededScope,
  requireScope,
  type Services,
} from "@lacquer/services";
import type { FastifyInstance, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** Returns the sender of the request. The sender is looked up at most once for each request. */
    caller(): Promise<Caller | null>;
  }
  interface FastifyContextConfig {
    /**
     * The scope that an API key needs for this route. If absent, GET needs `read`, and every other method needs
     * `manage`.
     */
    scope?: ApiKeyScope;
  }
}

/** Returns Node's headers as a web `Headers` object. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

export function installCaller(app: FastifyInstance, auth: Auth, services: Services): void {
  app.decorateRequest("caller", function caller(this: FastifyRequest) {
    const reading = readCaller(auth, services, webHeaders(this)).then((found) => {
      if (found) nameUser(services, found.userId);
      return found;
    });
    this.caller = () => reading;
    return reading;
  });
}

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Returns the caller, who must be signed in or have a key with the scope of this route. Throws unauthorized,
 * scope_missing, session_required and account_required.
 */
export async function requireCaller(request: FastifyRequest): Promise<Caller> {
  const caller = await request.caller();
  if (!caller) throw new LacquerError("unauthorized");
  const kind = READS.has(request.method) ? "reads" : "changes";
  const { scope, opens } = request.routeOptions.config;
  requireScope(caller, neededScope(kind, scope));
  if (opens === "person" || opens === "account") requirePerson(caller);
  if (opens === "account") requireAccount(caller);
  return caller;
}

/** Refuses programs with a key. */
function requirePerson(caller: Caller): void {
  if (caller.kind !== "session") throw new LacquerError("session_required");
}

/** Refuses guests. */
function requireAccount(caller: Caller): void {
  if (caller.kind === "session" && caller.isGuest) throw new LacquerError("account_required");
}

/** Returns the name under which a request is counted: its user, or its address if nobody is signed in. */
export async function callerName(request: FastifyRequest): Promise<string> {
  const caller = await request.caller();
  return caller ? `user:${caller.userId}` : `address:${request.ip}`;
}

type CountedKind = "request" | "create" | "file" | "client-error";

export interface Limits {
  requestsPerMinute: number;
  createsPerMinute: number;
}

/**
 * The maximum number of errors that are recorded in a minute for one browser. A few errors are enough to show that a
 * page fails in a loop.
 */
const CLIENT_ERRORS_PER_MINUTE = 20;

/** Counts one request of this kind for its user, or for its address when nobody is signed in. Throws rate_limited. */
export async function countCaller(
  services: Services,
  limits: Limits,
  request: FastifyRequest,
  kind: CountedKind,
): Promise<void> {
  const who = await callerName(request);
  await countRequest(services, { key: `${kind}:${who}`, limit: perMinute(kind, limits) });
}

function perMinute(kind: CountedKind, limits: Limits): number {
  if (kind === "create") return limits.createsPerMinute;
  return kind === "client-error" ? CLIENT_ERRORS_PER_MINUTE : limits.requestsPerMinute;
}
