import { once } from "node:events";
import { Readable } from "node:stream";
import { LacquerError } from "@lacquer/contracts";
import { IMPORT_MS, IMPORT_STALL_MS } from "@lacquer/services";
import type { FastifyReply, FastifyRequest } from "fastify";

/** The time that the sender gets to read a refusal before the connection is cut. */
const FAREWELL_MS = 2_000;

/**
 * Yields the pieces of a body while it arrives. Only the time in which the server waits for the sender counts as slow.
 * If the answer comes before the end of the body, the rest is thrown away for a moment, so that the sender can read the
 * answer, and then the connection is cut. Throws request_too_slow, and unsupported_media_type if there is no body.
 */
export async function* arrivingBody(
  request: FastifyRequest,
  reply: FastifyReply,
  { stallMs = IMPORT_STALL_MS, mostMs = IMPORT_MS } = {},
): AsyncGenerator<Buffer> {
  const { body } = request;
  if (!(body instanceof Readable)) throw new LacquerError("unsupported_media_type");
  reply.raw.once("finish", () => throwAway(request, body));
  const until = performance.now() + mostMs;
  for (;;) {
    const piece: Buffer | null = body.read();
    if (performance.now() > until) throw new LacquerError("request_too_slow");
    if (piece) yield piece;
    else if (body.readableEnded || body.destroyed) return;
    else await more(body, stallMs);
  }
}

/** Waits until there is more to read, or until the body has ended. */
async function more(body: Readable, stallMs: number): Promise<void> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), stallMs);
  const { signal } = stop;
  try {
    await Promise.race(["readable", "end", "close"].map((event) => once(body, event, { signal })));
  } catch (error) {
    // The connection was cut: the body ends here, and nobody reads the answer.
    if (!signal.aborted) return;
    throw new LacquerError("request_too_slow", { cause: error });
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
}

function throwAway(request: FastifyRequest, body: Readable): void {
  if (body.readableEnded) return;
  body.resume();
  setTimeout(() => {
    if (!request.raw.complete) request.raw.socket.destroy();
  }, FAREWELL_MS).unref();
}
