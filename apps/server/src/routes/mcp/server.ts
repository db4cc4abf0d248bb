import { toLacquerError } from "@lacquer/api";
import type { ApiKeyScope } from "@lacquer/contracts";
import { type Caller, requireScope, type Services } from "@lacquer/services";
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import type { FastifyBaseLogger } from "fastify";
import type { z } from "zod";

/** The data of one request that the tools need. */
export interface McpCall {
  services: Services;
  caller: Caller;
  log: FastifyBaseLogger;
  requestId: string;
  /** Counts one created design for the caller. Throws rate_limited. */
  countCreate(): Promise<void>;
}

interface Tool<Shape extends z.ZodRawShape> {
  name: string;
  title: string;
  description: string;
  scope: ApiKeyScope;
  input: Shape;
  run(input: z.output<z.ZodObject<Shape>>): Promise<CallToolResult>;
}

/** Adds a tool. The tool's scope is checked, and its refusals become answers with a code. */
export type AddTool = <Shape extends z.ZodRawShape>(tool: Tool<Shape>) => void;

/** Creates the MCP server for one request of one caller. */
export function createMcpServer(
  call: McpCall,
  addTools: (add: AddTool, call: McpCall) => void,
): McpServer {
  const server = new McpServer({ name: "lacquer", version: "1.0.0" });
  const add: AddTool = ({ name, title, description, scope, input, run }) => {
    const about = {
      title,
      description,
      inputSchema: input as z.ZodRawShape,
      annotations: { readOnlyHint: scope === "read", openWorldHint: false },
    };
    server.registerTool(name, about, async (given: object) => {
      try {
        requireScope(call.caller, scope);
        return await run(given as Parameters<typeof run>[0]);
      } catch (error) {
        return refusal(error, call);
      }
    });
  };
  addTools(add, call);
  return server;
}

function refusal(error: unknown, { log, requestId }: McpCall): CallToolResult {
  const { code, message } = toLacquerError(error);
  if (code === "internal") log.error({ err: error, requestId }, "a tool failed");
  return { isError: true, content: [{ type: "text", text: `${code}: ${message}` }] };
}
