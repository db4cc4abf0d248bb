import { once } from "node:events";
import { Readable } from "node:stream";
import { LacquerError } from "@lacquer/contracts";
import { IMPORT_MS, IMPORT_STALL_MS } from "@lacquer/services";
import type { FastifyRequest } from "fastify";

/**
 * Yields the pieces of a body while it arrives. Only the time in which the server waits for the sender counts as slow.
 * Throws request_too_slow, and unsupported_media_type if there is no body.
 */
export async function* arrivingBody(
  request: FastifyRequest,
  { stallMs = IMPORT_STALL_MS, mostMs = IMPORT_MS } = {},
): AsyncGenerator<Buffer> {
  const { body } = request;
  if (!(body instanceof Readable)) throw new LacquerError("unsupported_media_type");
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
