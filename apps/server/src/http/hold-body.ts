import { LacquerError } from "@lacquer/contracts";
import { bodies, SMALL_BODY_BYTES } from "@lacquer/services";
import { giveBackMemorySoon } from "./give-back-memory.ts";
import { refuseSlow } from "./slow-bodies.ts";
import type { FastifyReply, FastifyRequest } from "fastify";

/** While others wait for a body's room, the body must arrive at least this fast, after some time to begin. */
const CROWDED_BYTES_PER_SECOND = 32 * 1024;
const CROWDED_AFTER_MS = 10_000;

/** Fires when the request is over, answered or cut off. */
export function whenOver(reply: FastifyReply, then: () => void): void {
  if (reply.raw.closed) then();
  else reply.raw.once("close", then);
}

/** The length of a body: the declared one, or else the route's limit. */
export function bodyLength(request: FastifyRequest): number {
  const { "content-length": said, "transfer-encoding": chunked } = request.headers;
  if (said !== undefined) return Number(said);
  return chunked === undefined ? 0 : (request.routeOptions.bodyLimit ?? 0);
}

/**
 * Waits for room for the body before its first byte is read. The room is
 * given back when the request is over. A body longer than its route accepts is refused by its length alone.
 */
export async function holdBody(
  request: FastifyRequest,
  reply: FastifyReply,
  who: string,
): Promise<void> {
  const bytes = bodyLength(request);
  if (bytes > (request.routeOptions.bodyLimit ?? Infinity)) {
    const isUpload = request.headers["content-type"]?.startsWith("multipart/");
    throw new LacquerError(isUpload ? "upload_too_large" : "body_too_large");
  }
  if (bytes <= SMALL_BODY_BYTES) return;
  const gone = new AbortController();
  whenOver(reply, () => gone.abort());
  const leave = await bodies.enter(who, bytes, gone.signal);
  whenOver(reply, () => {
    leave();
    giveBackMemorySoon();
  });
  moveOnWhenCrowded(request, reply);
}

/**
 * Cuts off a body that hardly moves while others wait. Otherwise a few senders who send a byte now and then could hold
 * all the room for ever.
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
