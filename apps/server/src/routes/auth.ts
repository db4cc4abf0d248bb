import { ADDRESS_HEADER, type Auth } from "@lacquer/auth";
import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance, FastifyReply } from "fastify";
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
      // The library knows no HEAD: it is a GET whose answer stays without its body.
      const isHead = request.method === "HEAD";
      const method = isHead ? "GET" : request.method;
      const response = await auth.handler(
        new Request(new URL(request.url, origin), { method, headers, body }),
      );
      // What it has no endpoint for, it answers without a word.
      if (response.status === 404 && !isJson(response)) throw new LacquerError("not_found");
      if (isHead) return sendHead(reply, response);
      return reply.send(response);
    },
  });
}

const isJson = (response: Response): boolean =>
  response.headers.get("content-type")?.includes("json") ?? false;

async function sendHead(reply: FastifyReply, response: Response): Promise<FastifyReply> {
  await response.body?.cancel();
  for (const [name, value] of response.headers) reply.header(name, value);
  return reply.status(response.status).send();
}
