import { promisify } from "node:util";
import { gzip } from "node:zlib";
import reference from "@scalar/fastify-api-reference";
import Fastify from "fastify";

/**
 * Returns the API reference's script, compressed. The script's package offers it only through a route, so that route is
 * called here.
 */
export async function packApiReference(): Promise<Buffer> {
  const app = Fastify();
  await app.register(reference, { routePrefix: "/docs", configuration: { url: "/" } });
  const { rawPayload } = await app.inject("/docs/js/scalar.js");
  await app.close();
  return promisify(gzip)(rawPayload);
}
