import { ADDRESS_HEADER, type Auth } from "@lacquer/auth";
import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { webHeaders } from "../http/caller.ts";

/** The library's endpoints that the studio uses. The library has twice as many; the others do not exist here. */
export const AUTH_ROUTES = [
  "GET /get-session",
  "GET /magic-link/verify",
  "GET /verify-email",
  "POST /change-email",
  "POST /change-password",
  "POST /request-password-reset",
  "POST /reset-password",
  "POST /revoke-other-sessions",
  "POST /revoke-sessions",
  "POST /sign-in/anonymous",
  "POST /sign-in/email",
  "POST /sign-in/magic-link",
  "POST /sign-out",
  "POST /sign-up/email",
] as const;

/** Endpoints that end the caller's session. */
const ENDS_SESSION = new Set(["/sign-out", "/revoke-sessions"]);

/** Adds the routes of better-auth. The library receives the request and the caller's real address. */
export async function authRoutes(
  app: FastifyInstance,
  { auth, origin }: { auth: Auth; origin: string },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  for (const route of AUTH_ROUTES) {
    const [method = "", path = ""] = route.split(" ");
    app.route({
      method,
      url: `/api/auth${path}`,
      bodyLimit: 64 * 1024,
      handler: (request, reply) => passOn({ auth, origin, path }, request, reply),
    });
  }
}

/** Passes a request on to the endpoint of the library with this path. */
async function passOn(
  { auth, origin, path }: { auth: Auth; origin: string; path: string },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const headers = webHeaders(request);
  headers.delete("content-length");
  headers.set(ADDRESS_HEADER, request.ip);
  const body =
    Buffer.isBuffer(request.body) && request.body.length > 0 ? new Uint8Array(request.body) : null;
  // The library does not support HEAD. A HEAD request is passed on as GET, and its answer is sent without a body.
  const isHead = request.method === "HEAD";
  const method = isHead ? "GET" : request.method;
  const { search } = new URL(request.url, origin);
  const response = await auth.handler(
    new Request(new URL(`/api/auth${path}${search}`, origin), { method, headers, body }),
  );
  // The library's answer hides the cause, which is nearly always an unavailable database.
  if (response.status >= 500) throw await unavailable(response);
  // If guests are not allowed, the library has no endpoint for them, and its own answer has no message.
  if (response.status === 404 && !isJson(response)) throw new LacquerError("not_found");
  const wait = response.headers.get("x-retry-after");
  if (wait !== null) reply.header("retry-after", wait);
  // A signed-out browser must also clear its cache. Drafts stay, because the studio asks the user about them.
  if (ENDS_SESSION.has(path) && response.ok) reply.header("clear-site-data", '"cache"');
  if (isHead) return sendHead(reply, response);
  return reply.send(response);
}

async function unavailable(response: Response): Promise<LacquerError> {
  const cause = new Error(
    `the sign-in library answered ${response.status}: ${await response.text()}`,
  );
  return new LacquerError("unavailable", { cause, retryAfter: 2 });
}

const isJson = (response: Response): boolean =>
  response.headers.get("content-type")?.includes("json") ?? false;

async function sendHead(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  await response.body?.cancel();
  for (const [name, value] of response.headers) reply.header(name, value);
  return reply.status(response.status).send();
}
