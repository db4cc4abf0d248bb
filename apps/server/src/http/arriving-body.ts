import { once } from "node:events";
import { Readable } from "node:stream";
import { LacquerError } from "@lacquer/contracts";
import { IMPORT_MS, IMPORT_STALL_BYTES, IMPORT_STALL_MS } from "@lacquer/services";
import type { FastifyRequest } from "fastify";

/**
 * Yields the pieces of a body while it arrives. The sender must send `stallBytes` in every `stallMs` that the server
 * waits; the time in which the server works on a piece does not count. Throws request_too_slow if the sender is slower,
 * or if the whole body takes longer than `mostMs`. Throws unsupported_media_type if there is no body.
 */
export async function* arrivingBody(
  request: FastifyRequest,
  { stallMs = IMPORT_STALL_MS, stallBytes = IMPORT_STALL_BYTES, mostMs = IMPORT_MS } = {},
): AsyncGenerator<Buffer> {
  const { body } = request;
  if (!(body instanceof Readable)) throw new LacquerError("unsupported_media_type");
  const until = performance.now() + mostMs;
  let patience = stallMs;
  let received = 0;
  for (;;) {
    const piece: Buffer | null = body.read();
    const now = performance.now();
    if (now > until) throw new LacquerError("request_too_slow");
    if (piece) {
      received += piece.length;
      if (received >= stallBytes) [patience, received] = [stallMs, 0];
      yield piece;
    } else if (body.readableEnded || body.destroyed) return;
    else {
      await more(body, Math.min(patience, until - now));
      patience -= performance.now() - now;
    }
  }
}

/** Waits until there is more to read, or until the body has ended. */
async function more(body: Readable, mostMs: number): Promise<void> {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), mostMs);
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
