import { LacquerError } from "@lacquer/contracts";
import { bodies, SMALL_BODY_BYTES } from "@lacquer/services";
import { holdsMuch } from "./give-back-memory.ts";
import { refuseSlow } from "./slow-bodies.ts";
import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * The lowest speed at which a body may arrive while other bodies wait for room. In its first CROWDED_AFTER_MS, a body
 * may be slower.
 */
const CROWDED_BYTES_PER_SECOND = 32 * 1024;
const CROWDED_AFTER_MS = 10_000;

/** Calls `then` when the request is over: answered or cut off. */
export function whenOver(reply: FastifyReply, then: () => void): void {
  if (reply.raw.closed) then();
  else reply.raw.once("close", then);
}

/** Returns the declared length of a body, or the route's limit if no length is declared. */
export function bodyLength(request: FastifyRequest): number {
  const { "content-length": said, "transfer-encoding": chunked } = request.headers;
  if (said !== undefined) return Number(said);
  return chunked === undefined ? 0 : (request.routeOptions.bodyLimit ?? 0);
}

/**
 * Waits until there is room for the body, before its first byte is read. The room is freed when the request is over. A
 * body whose declared length exceeds the route's limit is refused at once.
 */
export async function holdBody(
  request: FastifyRequest,
  reply: FastifyReply,
  who: string,
): Promise<void> {
  if (request.routeOptions.config.readsWhileArriving) return;
  const bytes = bodyLength(request);
  if (bytes > (request.routeOptions.bodyLimit ?? Infinity)) {
    const isUpload = request.headers["content-type"]?.startsWith("multipart/");
    throw new LacquerError(isUpload ? "upload_too_large" : "body_too_large");
  }
  if (bytes <= SMALL_BODY_BYTES) return;
  const gone = new AbortController();
  whenOver(reply, () => gone.abort());
  const leave = await bodies.enter(who, bytes, gone.signal);
  whenOver(reply, leave);
  holdsMuch(reply);
  moveOnWhenCrowded(request, reply);
}

/**
 * Cuts off a body that hardly moves while other bodies wait for room. Otherwise a few slow senders could block
 * everybody else for ever.
 */
function moveOnWhenCrowded(request: FastifyRequest, reply: FastifyReply): void {
  const { socket } = request.raw;
  const [began, first] = [performance.now(), socket.bytesRead];
  const timer = setInterval(() => {
    const elapsed = performance.now() - began;
    if (request.raw.complete) return clearInterval(timer);
    if (elapsed < CROWDED_AFTER_MS || !bodies.isCrowded()) return;
    if (((socket.bytesRead - first) * 1_000) / elapsed >= CROWDED_BYTES_PER_SECOND) return;
    clearInterval(timer);
    refuseSlow(request, reply);
  }, CROWDED_AFTER_MS / 10);
  whenOver(reply, () => clearInterval(timer));
}
