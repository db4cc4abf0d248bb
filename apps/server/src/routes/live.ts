import { once } from "node:events";
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { SSE_CLIENT, SSE_PING_MS, streamError } from "@lacquer/api";
import { eventsInput, LacquerError, type LiveMessage } from "@lacquer/contracts";
import { type LiveHub, type ServiceContext, watchJobs } from "@lacquer/services";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { countCaller, type Limits, requireUser } from "../http/caller.ts";

const SECOND_MS = 1_000;
const GOODBYE_MS = 500;

/**
 * `jobs.events` on the wire, in tRPC's own words (its client reads it, the router types it). tRPC's server would build
 * four web streams for each window and take each message apart for each of them; here a window costs a socket and a
 * mailbox, and a message is written down once for all windows of its person.
 */
export async function liveDoor(
  app: FastifyInstance,
  { services, limits, live }: { services: ServiceContext; limits: Limits; live: LiveHub },
): Promise<void> {
  const pings = startPings();
  const open = new Set<ServerResponse>();
  app.addHook("onClose", async () => pings.stop());
  // The hub has closed: its streams say goodbye before their connections are cut, so that windows come back at once.
  app.addHook("preClose", async () => {
    const until = performance.now() + GOODBYE_MS;
    while (open.size > 0 && performance.now() < until) await pause(10);
  });

  app.get("/trpc/jobs.events", async (request, reply) => {
    reply.hijack();
    const response = reply.raw;
    const gone = new AbortController();
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      gone.abort();
    });
    response.on("error", () => gone.abort());
    response.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      "content-type": "text/event-stream",
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    response.write(event("connected", JSON.stringify(SSE_CLIENT)));
    const unping = pings.add(response);
    try {
      await countCaller(services, limits, request, "request");
      const user = await requireUser(request);
      const listener = { userId: user.id, sessionId: user.sessionId, signal: gone.signal };
      const messages = watchJobs(services, live, { ...listener, since: sinceOf(request) });
      for await (const message of messages) {
        // Nothing more is taken for a reader that does not read: what waits is then told by one snapshot.
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

function event(name: string, data: string): string {
  return `event: ${name}\ndata: ${data}\n\n`;
}

const texts = new WeakMap<LiveMessage, string>();

function written(message: LiveMessage): string {
  let text = texts.get(message);
  if (text === undefined) {
    text = `data: ${JSON.stringify({ json: message })}\n\n`;
    texts.set(message, text);
  }
  return text;
}

/** Throws invalid_input. */
function sinceOf(request: FastifyRequest): Date | null {
  const { input } = request.query as { input?: unknown };
  if (typeof input !== "string") return null;
  try {
    const sent: unknown = JSON.parse(input);
    const json =
      typeof sent === "object" && sent !== null && "json" in sent ? sent.json : undefined;
    const since = eventsInput.parse(json ?? undefined)?.since;
    return since ? new Date(since) : null;
  } catch (error) {
    throw new LacquerError("invalid_input", { cause: error });
  }
}

/** One timer for all streams, a tenth of them each second. */
function startPings() {
  const rounds = Array.from({ length: SSE_PING_MS / SECOND_MS }, () => new Set<ServerResponse>());
  const ping = event("ping", "");
  let turn = 0;
  const timer = setInterval(() => {
    turn = (turn + 1) % rounds.length;
    for (const response of rounds[turn] ?? [])
      if (!response.writableNeedDrain) response.write(ping);
  }, SECOND_MS);
  return {
    add(response: ServerResponse): () => void {
      const round = rounds[turn];
      round?.add(response);
      return () => round?.delete(response);
    },
    stop: () => clearInterval(timer),
  };
}
