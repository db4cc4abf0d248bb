import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";

/** A name or an address, with or without a port. */
const HOST = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?$/i;

/** Refuses a Host header that is not a host, because code that later builds an address from it would fail. */
export function refuseOddHosts(app: FastifyInstance): void {
  app.addHook("onRequest", async ({ headers: { host } }) => {
    if (host !== undefined && !HOST.test(host)) throw new LacquerError("invalid_input");
  });
}
