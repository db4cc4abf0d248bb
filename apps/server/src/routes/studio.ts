import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";
import { sendError } from "../http/errors.ts";

const ROUTES = ["/api/", "/trpc", "/files/", "/mcp"];

/**
 * Serves the built studio from `folder`. Every address of the studio gets index.html. If the studio is not built, only
 * the other routes exist.
 */
export async function studioRoutes(app: FastifyInstance, folder: string): Promise<void> {
  const built = existsSync(path.join(folder, "index.html"));
  if (built) {
    // A caller who asks for a range gets a range of the original file. A range of the compressed file would be useless.
    app.addHook("onRequest", async ({ headers }) => {
      if (headers.range) delete headers["accept-encoding"];
    });
    await app.register(fastifyStatic, {
      root: folder,
      // Registers one route for each file, so that a visitor's address is never looked up on the disk.
      wildcard: false,
      // The build has compressed the files. The compressed files are served under the names of the originals.
      preCompressed: true,
      globIgnore: ["**/*.br", "**/*.gz"],
      setHeaders(reply, file) {
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const reads = request.method === "GET" || request.method === "HEAD";
    const page = reads && !ROUTES.some((route) => request.url.startsWith(route));
    const wantsPage = request.headers.accept?.includes("text/html") ?? false;
    if (built && page && wantsPage)
      return reply.header("cache-control", "no-cache").sendFile("index.html");
    return sendError(new LacquerError("not_found"), request, reply);
  });
}
