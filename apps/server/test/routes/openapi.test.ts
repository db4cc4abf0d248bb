import { startTestServer, type TestServer } from "@lacquer/testing";
import { afterAll, beforeAll, expect, test } from "vitest";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

test("openapi.json describes each route, and every reference in it leads somewhere", async () => {
  interface OpenApi {
    openapi: string;
    paths: Record<string, Record<string, unknown>>;
    components: { schemas: Record<string, unknown> };
  }
  const { status, body, bytes } = await server.client().send<OpenApi>("/api/openapi.json");
  expect([status, body.openapi]).toEqual([200, expect.stringMatching(/^3\.1/)]);
  const routes = Object.entries(body.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(routes).toEqual(
    expect.arrayContaining([
      "post /api/uploads",
      "post /api/generate-nail-design-job",
      "get /api/generation-job/{jobId}",
      "post /api/generation-job/{jobId}/cancel",
      "post /api/generation-job/{jobId}/retry",
      "get /api/generation-jobs",
      "get /api/process-generation-jobs",
      "post /api/process-generation-jobs",
      "get /api/credits",
      "get /api/credits/ledger",
      "get /api/designs",
      "delete /api/designs/{id}",
      "post /api/client-errors",
      "get /files/uploads/{id}",
      "get /files/previews/{jobId}/{id}",
      "get /files/results/{jobId}/{index}",
      "get /files/results/{jobId}/{index}/raw",
    ]),
  );
  for (const [, name] of bytes.toString().matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
    expect(Object.keys(body.components.schemas)).toContain(name);
  }
});
