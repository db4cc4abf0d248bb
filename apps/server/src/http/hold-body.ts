import { LacquerError } from "@lacquer/contracts";
import { bodies, SMALL_BODY_BYTES } from "@lacquer/services";
import type { FastifyReply, FastifyRequest } from "fastify";

/** Fires when the request is over, answered or cut. */
export function whenOver(reply: FastifyReply, then: () => void): void {
  if (reply.raw.closed) then();
  else reply.raw.once("close", then);
}

/** Bytes that a body will have: as it says, or as many as its route takes where it does not say. */
export function bodyLength(request: FastifyRequest): number {
  const { "content-length": said, "transfer-encoding": chunked } = request.headers;
  if (said !== undefined) return Number(said);
  return chunked === undefined ? 0 : (request.routeOptions.bodyLimit ?? 0);
}

/**
 * Waits, before a byte of the body is read, until there is room for it among all that is being read; the room is given
 * back when the request is over. What is longer than its route takes is refused by its length alone.
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
  whenOver(reply, leave);
}
