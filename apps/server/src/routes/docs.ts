import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import type { FastifyInstance } from "fastify";

const SCRIPT = "/api/docs/reference.js";
const PACKED = path.join(import.meta.dirname, "api-reference.js.gz");

/** The settings of the API reference. Every feature that would contact other servers is switched off. */
const SETTINGS = {
  url: "/api/openapi.json",
  withDefaultFonts: false,
  telemetry: false,
  proxyUrl: "",
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: "never",
  hideClientButton: true,
  hideTestRequestButton: true,
  documentDownloadType: "json",
};

const quoted = (value: unknown) =>
  JSON.stringify(value).replaceAll("&", "&amp;").replaceAll('"', "&quot;");

/** The settings are in an attribute, because the page's security policy forbids inline scripts. */
const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Lacquer API</title>
    <link rel="icon" href="/icon-192.png">
  </head>
  <body>
    <noscript>This page needs scripts; the routes are also described in <a href="/api/openapi.json">openapi.json</a>.</noscript>
    <div id="api-reference" data-configuration="${quoted(SETTINGS)}"></div>
    <script src="${SCRIPT}"></script>
  </body>
</html>
`;

/** Adds the API reference for people. Everything on its page comes from this origin. */
export async function docsRoutes(app: FastifyInstance): Promise<void> {
  let script: Promise<Buffer> | undefined;
  const config = { opens: "anyone" } as const;
  app.get("/api/docs", { config }, async (_request, reply) =>
    reply.type("text/html; charset=utf-8").send(PAGE),
  );
  app.get(SCRIPT, { config }, async (_request, reply) => {
    script ??= readScript();
    // The script is always sent compressed. Every browser accepts that, and decompressing it for other programs is not
    // worth the effort.
    return reply
      .type("text/javascript; charset=utf-8")
      .header("cache-control", "public, max-age=86400")
      .header("content-encoding", "gzip")
      .send(await script);
  });
}

/**
 * Returns the script of the API reference. The build puts the script beside the bundle. A server that runs from source
 * takes the script from its package.
 */
async function readScript(): Promise<Buffer> {
  if (existsSync(PACKED)) return readFile(PACKED);
  const { packApiReference } = await import("./docs/pack-api-reference.ts");
  return packApiReference();
}
