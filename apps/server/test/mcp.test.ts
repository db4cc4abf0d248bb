import { readFile } from "node:fs/promises";
import type { ApiKeyScope, NewApiKey } from "@lacquer/contracts";
import { startTestServer, type TestServer, type Visitor, waitFor } from "@lacquer/testing";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { CallToolResultSchema } from "@modelcontextprotocol/sdk/types.js";
import sharp from "sharp";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

let server: TestServer;
let owner: Visitor;
let clients: Client[] = [];

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.account();
  await server.worker();
});
afterEach(async () => {
  await Promise.all(clients.map((client) => client.close()));
  clients = [];
});
afterAll(() => server.close());

async function assistant(scope: ApiKeyScope, as = owner, origin = server.origin): Promise<Client> {
  const { body } = await as.send<NewApiKey>("/api/keys", { json: { name: "Assistant", scope } });
  const client = new Client({ name: "test", version: "1.0.0" });
  clients.push(client);
  const headers = { authorization: `Bearer ${body.key}` };
  await client.connect(
    // The cast is needed because the SDK's own types contradict each other under exactOptionalPropertyTypes.
    new StreamableHTTPClientTransport(new URL("/mcp", origin), {
      requestInit: { headers },
    }) as Parameters<Client["connect"]>[0],
  );
  return client;
}

async function use(client: Client, name: string, input: Record<string, unknown> = {}) {
  return CallToolResultSchema.parse(await client.callTool({ name, arguments: input }));
}

test("an assistant asks the price, makes a look, waits for it, sees its image and finds it in the collection", async () => {
  const client = await assistant("create");
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name).toSorted()).toEqual([
    "fetch_image",
    "list_looks",
    "look_status",
    "make_look",
    "price",
  ]);
  expect(tools.every(({ description }) => (description ?? "").length > 20)).toBe(true);
  const price = await use(client, "price", { imageCount: 2 });
  expect(price.structuredContent).toMatchObject({ cost: 2, available: 20 });
  const look = {
    prompt: "deep red, almond",
    designSettings: { nailShape: "almond", baseColor: "#7A0019" },
    idempotencyKey: "one-look",
  };
  const made = await use(client, "make_look", look);
  expect(made).toMatchObject({ structuredContent: { cost: 1 } });
  const jobId = String(made.structuredContent?.["jobId"]);
  expect((await use(client, "make_look", look)).structuredContent).toMatchObject({ jobId });
  const ended = await waitFor("the look", async () => {
    const { structuredContent } = await use(client, "look_status", { jobId });
    return structuredContent?.["completedAt"] ? structuredContent : null;
  });
  expect(ended).toMatchObject({ status: "completed", designSettings: { nailShape: "almond" } });
  const { content } = await use(client, "fetch_image", { jobId, width: 320 });
  const [image] = content;
  if (image?.type !== "image") throw new Error("it is no image");
  expect(image.mimeType).toBe("image/webp");
  expect(await sharp(Buffer.from(image.data, "base64")).metadata()).toMatchObject({ width: 320 });
  const looks = await use(client, "list_looks", { limit: 5 });
  expect(looks.structuredContent).toMatchObject({ designs: [{ jobId }], nextCursor: null });
  expect((await use(client, "price")).structuredContent).toMatchObject({ available: 19 });
});

test("a key to look may not make one, a stranger sees nothing, and every refusal has its code", async () => {
  const client = await assistant("read");
  const refused = await use(client, "make_look", { prompt: "red" });
  expect([refused.isError, refused.content]).toEqual([
    true,
    [{ type: "text", text: expect.stringMatching(/^scope_missing: /) }],
  ]);
  const made = await use(await assistant("create"), "make_look", { prompt: "blue" });
  const jobId = String(made.structuredContent?.["jobId"]);
  const stranger = await assistant("manage", await server.account());
  for (const [tool, code] of [
    ["look_status", "job_not_found"],
    ["fetch_image", "file_not_found"],
  ] as const) {
    const none = await use(stranger, tool, { jobId });
    expect([none.isError, none.content]).toEqual([
      true,
      [{ type: "text", text: expect.stringMatching(new RegExp(`^${code}: `)) }],
    ]);
  }
  const odd = await use(client, "look_status", { jobId: "nonsense" });
  expect(odd.isError).toBe(true);
});

test("without a key, with a list of calls or another method nothing is answered", async () => {
  const message = { jsonrpc: "2.0", id: 1, method: "tools/list" };
  const headers = { accept: "application/json, text/event-stream" };
  const nobody = await server.client().send("/mcp", { json: message, headers });
  expect(nobody.status).toBe(401);
  const list = await owner.send("/mcp", { json: [message, message], headers });
  expect(list.status).toBe(400);
  const stream = await owner.send("/mcp", { headers });
  expect([stream.status, stream.headers.get("allow")]).toEqual([405, "POST"]);
  const site = await owner.send("/mcp", {
    json: message,
    headers: { ...headers, origin: "https://evil.example" },
  });
  expect(site.status).toBe(403);
});

test("the document's settings lead to this door, and its table has every tool", async () => {
  const text = await readFile(new URL("../../../docs/mcp.md", import.meta.url), "utf8");
  const [, block = ""] = /```json\n(.*?)```/s.exec(text) ?? [];
  const { mcpServers } = JSON.parse(block) as {
    mcpServers: { lacquer: { url: string; headers: { Authorization: string } } };
  };
  expect(new URL(mcpServers.lacquer.url).pathname).toBe("/mcp");
  expect(mcpServers.lacquer.headers.Authorization).toMatch(/^Bearer lacquer_/);
  const { tools } = await (await assistant("read")).listTools();
  const listed = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name);
  expect(listed.toSorted()).toEqual(tools.map(({ name }) => name).toSorted());
});

test("any server answers the next request, because nothing is kept between two", async () => {
  const other = await server.another();
  const client = await assistant("read", owner, other.origin);
  const made = await use(await assistant("create"), "make_look", { prompt: "green" });
  const jobId = String(made.structuredContent?.["jobId"]);
  const { structuredContent } = await use(client, "look_status", { jobId });
  expect(structuredContent).toMatchObject({ id: jobId });
});
