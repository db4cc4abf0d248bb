import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";

const SAFE = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Refuses changes that a browser sends from another site. Checks Sec-Fetch-Site, and also Origin if it was sent.
 * Programs send neither header, and carry no browser's cookies. tRPC and multipart need this check, because a foreign
 * page can send a form without a preflight request.
 */
export function refuseOtherSites(app: FastifyInstance, origins: string[]): void {
  app.addHook("onRequest", async (request) => {
    if (SAFE.has(request.method)) return;
    const site = request.headers["sec-fetch-site"];
    const { origin } = request.headers;
    if (site === "cross-site" || site === "same-site") throw new LacquerError("cross_site");
    if (origin !== undefined && !origins.includes(origin)) throw new LacquerError("cross_site");
  });
}
