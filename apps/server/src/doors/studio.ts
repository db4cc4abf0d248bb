import { existsSync } from "node:fs";
import path from "node:path";
import fastifyStatic from "@fastify/static";
import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";
import { sendError } from "../http/errors.ts";

/** The built studio stands beside this app, whether this runs from source or as a bundle. */
const DIST = path.resolve(import.meta.dirname, "../../web/dist");
const DOORS = ["/api/", "/trpc", "/files/"];

/** Serves the built studio; its own addresses all lead to index.html. */
export async function studioDoor(app: FastifyInstance): Promise<void> {
  const built = existsSync(path.join(DIST, "index.html"));
  if (built) {
    await app.register(fastifyStatic, {
      root: DIST,
      setHeaders(reply, file) {
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        reply.header("cache-control", hashed ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const page = request.method === "GET" && !DOORS.some((door) => request.url.startsWith(door));
    const wantsPage = request.headers.accept?.includes("text/html") ?? false;
    if (built && page && wantsPage) return reply.header("cache-control", "no-cache").sendFile("index.html");
    return sendError(new LacquerError("not_found"), request, reply);
  });
}
