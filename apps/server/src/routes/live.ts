import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { createCaller, SSE_CLIENT, streamError } from "@lacquer/api";
import { eventsInput, LacquerError, type LiveMessage } from "@lacquer/contracts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { z } from "zod";
import { apiContext, type ApiContextParts } from "../http/api-context.ts";
import { event, startPings, written } from "../http/event-stream.ts";

const GOODBYE_MS = 500;
const STREAM_HEADERS = {
  "content-type": "text/event-stream",
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};

const config = {
  isStream: true,
  wire: {
    parameters: [
      {
        name: "input",
        in: "query",
        schema: { type: "string" },
        description:
          'JSON: `{"json":{"since":"2026-01-01T00:00:00Z"}}` adds the jobs that ended since then to the snapshot.',
        example: '{"json":{"since":"2026-01-01T00:00:00Z"}}',
      },
    ],
    responses: {
      200: {
        description: [
          "Server-sent events. `connected` comes first, `ping` at least every ten seconds.",
          'Each message is a `data:` line of JSON, `{"json": LiveMessage}`: a snapshot on every connect, then single changes.',
          "`serialized-error` tells why the stream ends, with the code in `json.data.code`; after `return` connect again.",
        ].join("\n"),
        content: {
          "text/event-stream": {
            schema: {
              type: "object",
              properties: { json: { $ref: "#/components/schemas/LiveMessage" } },
              required: ["json"],
            },
          },
        },
      },
    },
  },
} as const;
const schema = {
  tags: ["Jobs"],
  operationId: "followJobs",
  summary: "Follow your jobs and credits as they change",
  description:
    "A program needs only one stream. Of two copies of a job, the one with the higher `version` is newer.",
};

/**
 * Serves `jobs.events` in tRPC's own format for tRPC's client. tRPC's own server would create four web streams for each
 * window and parse every message in each of them. Here a window costs one socket and one mailbox, and each message is
 * written once for all windows of its user.
 */
export async function liveRoutes(app: FastifyInstance, parts: ApiContextParts): Promise<void> {
  const pings = startPings();
  const open = new Set<ServerResponse>();
  app.addHook("onClose", async () => pings.stop());
  // When `preClose` runs, the hub has closed. The hook waits until each stream has announced its end, so that windows
  // reconnect at once.
  app.addHook("preClose", async () => {
    const until = performance.now() + GOODBYE_MS;
    while (open.size > 0 && performance.now() < until) await pause(10);
  });

  app.get("/trpc/jobs.events", { config, schema }, async (request, reply) => {
    // HEAD gets only the headers, because a stream would never end.
    if (request.method === "HEAD") return reply.headers(STREAM_HEADERS).send();
    reply.hijack();
    const response = reply.raw;
    const gone = new AbortController();
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      gone.abort();
    });
    response.on("error", () => gone.abort());
    begin(reply);
    const unping = pings.add(response);
    try {
      for await (const message of await follow(parts, request, gone.signal)) {
        // If the reader is slow, no further messages are taken from the hub. A snapshot later replaces those that wait.
        if (!response.write(written(message))) await once(response, "drain", gone);
      }
      response.write(event("return", ""));
    } catch (error) {
      if (!gone.signal.aborted)
        response.write(event("serialized-error", streamError(error, request.id)));
    } finally {
      unping();
      response.end();
    }
  });
}

function begin(reply: FastifyReply): void {
  reply.raw.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    ...STREAM_HEADERS,
  });
  reply.raw.write(event("connected", JSON.stringify(SSE_CLIENT)));
}

/** Returns the procedure's stream. Opening the stream is counted and may be refused, like every call. */
async function follow(
  parts: ApiContextParts,
  request: FastifyRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<LiveMessage>> {
  const procedures = createCaller(await apiContext(parts, request), { signal });
  return procedures.jobs.events(inputOf(request));
}

/** Returns the input that tRPC's client put into the address. Throws invalid_input. */
function inputOf(request: FastifyRequest): z.output<typeof eventsInput> {
  const { input } = request.query as { input?: unknown };
  if (typeof input !== "string") return undefined;
  try {
    const sent: unknown = JSON.parse(input);
    const json =
      typeof sent === "object" && sent !== null && "json" in sent ? sent.json : undefined;
    return eventsInput.parse(json ?? undefined);
  } catch (error) {
    throw new LacquerError("invalid_input", { cause: error });
  }
}
