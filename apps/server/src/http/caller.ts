import { type Auth, readSession, type SessionUser } from "@lacquer/auth";
import { LacquerError } from "@lacquer/contracts";
import { countRequest, type ServiceContext } from "@lacquer/services";
import type { FastifyInstance, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** Who is asking; read at most once a request. */
    session(): Promise<SessionUser | null>;
  }
}

/** Node's headers as the web's. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (Array.isArray(value)) for (const one of value) headers.append(name, one);
    else if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

export function installSession(app: FastifyInstance, auth: Auth, services: ServiceContext): void {
  app.decorateRequest("session", function session(this: FastifyRequest) {
    const reading = readSession(auth, services.db, webHeaders(this));
    this.session = () => reading;
    return reading;
  });
}

/** The signed-in user. Throws unauthorized. */
export async function requireUser(request: FastifyRequest): Promise<SessionUser> {
  const user = await request.session();
  if (!user) throw new LacquerError("unauthorized");
  return user;
}

export interface Limits {
  requestsPerMinute: number;
  createsPerMinute: number;
}

/** Counts one request, one create or one picture against its user (its address when signed out). Throws rate_limited. */
export async function countCaller(
  services: ServiceContext,
  limits: Limits,
  request: FastifyRequest,
  kind: "request" | "create" | "file",
): Promise<void> {
  const user = await request.session();
  const who = user ? `user:${user.id}` : `address:${request.ip}`;
  const limit = kind === "create" ? limits.createsPerMinute : limits.requestsPerMinute;
  await countRequest(services, `${kind}:${who}`, limit);
}
