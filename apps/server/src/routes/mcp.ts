import { LacquerError } from "@lacquer/contracts";
import type { Services } from "@lacquer/services";
import { WebStandardStreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js";
import type { FastifyInstance } from "fastify";
import { countCaller, type Limits, requireCaller, webHeaders } from "../http/caller.ts";
import { createMcpServer } from "./mcp/server.ts";
import { addTools } from "./mcp/tools.ts";

interface McpOptions {
  services: Services;
  limits: Limits;
  /** The studio's origin. */
  origin: string;
}

/**
 * Adds the Model Context Protocol, for assistants with an API key. No state is stored between requests, so any server
 * can answer the next request.
 */
export async function mcpRoutes(app: FastifyInstance, options: McpOptions): Promise<void> {
  const { services, limits, origin } = options;
  app.post("/mcp", { config: { scope: "read" } }, async (request, reply) => {
    const caller = await requireCaller(request);
    // A batch of calls is refused, because it would count as one request.
    if (Array.isArray(request.body))
      throw new LacquerError("invalid_input", { message: "Send one message in each request." });
    const call = {
      services,
      caller,
      log: request.log,
      requestId: request.id,
      countCreate: () => countCaller(services, limits, request, "create"),
    };
    const server = createMcpServer(call, addTools);
    const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
    await server.connect(transport);
    const asked = new Request(new URL("/mcp", origin), {
      method: "POST",
      headers: webHeaders(request),
    });
    const answer = await transport.handleRequest(asked, { parsedBody: request.body });
    const text = await answer.text();
    await server.close();
    const type = answer.headers.get("content-type");
    if (type) reply.header("content-type", type);
    return reply.status(answer.status).send(text);
  });
  // GET would open a session's stream, and DELETE would end a session. Both are refused, because this server has no
  // sessions.
  app.route({
    method: ["GET", "DELETE"],
    url: "/mcp",
    config: { scope: "read" },
    async handler(request, reply) {
      await requireCaller(request);
      const error = { code: -32_000, message: "Method not allowed." };
      return reply.status(405).header("allow", "POST").send({ jsonrpc: "2.0", error, id: null });
    },
  });
}
