import { ADDRESS_HEADER, type Auth } from "@lacquer/auth";
import type { FastifyInstance } from "fastify";
import { webHeaders } from "../http/caller.ts";

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
      return reply.send(response);
    },
  });
}
