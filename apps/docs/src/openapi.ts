import { openServices } from "@lacquer/services";
import type { OpenAPIV3_1 } from "openapi-types";
import { type AppOptions, buildApp } from "../../server/src/app.ts";

/** A placeholder for the address of the reader's own server. */
const ORIGIN = "https://studio.example.com";

/** A logger that discards everything. Fastify only logs when it answers a request, and here it answers none. */
const SILENT = {
  level: "silent",
  ...Object.fromEntries(
    ["fatal", "error", "warn", "info", "debug", "trace", "silent"].map((name) => [name, () => {}]),
  ),
  child: () => SILENT,
};

/**
 * Returns the OpenAPI document of the server's routes. The server is built but never answers a request, so everything
 * that only a request would use is left empty.
 */
export async function readDocument(): Promise<OpenAPIV3_1.Document> {
  const nothing = { db: {}, log: SILENT, wake: () => {}, changed: () => {} };
  const options = {
    services: openServices(nothing as never),
    logger: SILENT,
    origins: [ORIGIN],
    limits: {},
    bodyTimeouts: {},
    cronBudgetSeconds: 0,
    trustProxy: 0,
    studioFolder: "",
  };
  const app = await buildApp(options as unknown as AppOptions);
  try {
    await app.ready();
    return app.swagger() as OpenAPIV3_1.Document;
  } finally {
    await app.close();
  }
}
