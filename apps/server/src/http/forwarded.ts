import { isIP } from "node:net";
import { noteSighting, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";

const HEADER = "x-forwarded-for";
const NOTE_EVERY_MS = 60 * 60_000;

/** Removes the port and the brackets that some proxies add to an address. Any other text is returned unchanged. */
export function addressOnly(written: string): string {
  const text = written.trim().replaceAll(/^"|"$/g, "");
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  if (bracketed !== undefined && isIP(bracketed) === 6) return bracketed;
  const [, host = ""] = /^([^:]+):\d+$/.exec(text) ?? [];
  return isIP(host) === 4 ? host : text;
}

/**
 * Cleans the visitor's address in forwarded headers before anything reads `request.ip`. If the address kept its port,
 * every connection would count as another visitor. If such headers come although no proxy is trusted, all visitors
 * share one address and its limits; a warning is logged once an hour and recorded for the doctor.
 */
export function readForwarded(
  app: FastifyInstance,
  { services, trustProxy }: { services: Services; trustProxy: number },
): void {
  let notedAt = Number.NEGATIVE_INFINITY;
  app.addHook("onRequest", async (request) => {
    const { headers } = request.raw;
    const written = headers[HEADER];
    if (typeof written === "string")
      headers[HEADER] = written.split(",").map(addressOnly).join(", ");
    const isIgnored = trustProxy === 0 && (written ?? headers.forwarded) !== undefined;
    if (!isIgnored || performance.now() - notedAt < NOTE_EVERY_MS) return;
    notedAt = performance.now();
    app.log.warn(
      { code: "untrusted_proxy" },
      "requests come with forwarded headers, but TRUST_PROXY is 0: behind a proxy all visitors share one address and its limits; set TRUST_PROXY to the number of proxies in front",
    );
    noteSighting(services, "untrusted_proxy").catch((error: unknown) =>
      app.log.warn(
        { err: error },
        "the sighting of forwarded headers could not be recorded for the doctor",
      ),
    );
  });
}
