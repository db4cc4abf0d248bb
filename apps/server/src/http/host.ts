import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";

/** A host name or an IP address, with or without a port. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** Refuses a malformed Host header, because code that later builds an address from it would fail. */
export function refuseOddHosts(app: FastifyInstance): void {
  app.addHook("onRequest", async ({ headers: { host } }) => {
    if (host !== undefined && !HOST.test(host)) throw new LacquerError("invalid_input");
  });
}
