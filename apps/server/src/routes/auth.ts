import { ADDRESS_HEADER, type Auth } from "@lacquer/auth";
import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance, FastifyReply } from "fastify";
import { webHeaders } from "../http/caller.ts";

/** Endpoints that end the caller's session. */
const ENDS_SESSION = new Set(["/api/auth/sign-out", "/api/auth/revoke-sessions"]);

const pathOf = (url: string) => url.split("?")[0] ?? "";

/** Adds better-auth's own routes. The library receives the unchanged request and the caller's real address. */
export async function authRoutes(
  app: FastifyInstance,
  { auth, origin }: { auth: Auth; origin: string },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  app.route({
    method: ["GET", "POST"],
    url: "/api/auth/*",
    bodyLimit: 64 * 1024,
    async handler(request, reply) {
      const headers = webHeaders(request);
      headers.delete("content-length");
      headers.set(ADDRESS_HEADER, request.ip);
      const body =
        Buffer.isBuffer(request.body) && request.body.length > 0
          ? new Uint8Array(request.body)
          : null;
      // The library does not support HEAD. A HEAD request is passed on as GET, and its answer is sent without a body.
      const isHead = request.method === "HEAD";
      const method = isHead ? "GET" : request.method;
      const response = await auth.handler(
        new Request(new URL(request.url, origin), { method, headers, body }),
      );
      // The library's answer hides the cause, which is nearly always an unavailable database.
      if (response.status >= 500) throw await unavailable(response);
      // For an unknown endpoint, the library sends an answer without a message.
      if (response.status === 404 && !isJson(response)) throw new LacquerError("not_found");
      const wait = response.headers.get("x-retry-after");
      if (wait !== null) reply.header("retry-after", wait);
      // Also clears the browser's cache for this account. Drafts stay, because the studio asks the user about them.
      if (ENDS_SESSION.has(pathOf(request.url)) && response.ok)
        reply.header("clear-site-data", '"cache"');
      if (isHead) return sendHead(reply, response);
      return reply.send(response);
    },
  });
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
