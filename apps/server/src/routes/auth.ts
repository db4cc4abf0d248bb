import { ADDRESS_HEADER, type Auth } from "@lacquer/auth";
import type { FastifyInstance } from "fastify";
import { webHeaders } from "../http/caller.ts";

/** Where the session that asks ends. */
const ENDS_SESSION = new Set(["/api/auth/sign-out", "/api/auth/revoke-sessions"]);

const pathOf = (url: string) => url.split("?")[0] ?? "";

/** better-auth's own routes, given the request as it came and the caller's real address. */
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
      const response = await auth.handler(
        new Request(new URL(request.url, origin), { method: request.method, headers, body }),
      );
      const wait = response.headers.get("x-retry-after");
      if (wait !== null) reply.header("retry-after", wait);
      // What the browser kept of this account goes with it; drafts of the studio are asked about there.
      if (ENDS_SESSION.has(pathOf(request.url)) && response.ok)
        reply.header("clear-site-data", '"cache"');
      return reply.send(response);
    },
  });
}
