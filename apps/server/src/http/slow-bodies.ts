import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendError } from "./errors.ts";

export interface BodyTimeouts {
  /** The longest time without a new byte of the body, in milliseconds. */
  idleMs: number;
  /** The longest time for the whole body, in milliseconds, even if bytes keep arriving. */
  totalMs: number;
}

/** The time that the sender gets to read the refusal before the connection is cut. */
const FAREWELL_MS = 2_000;

/**
 * Refuses a body that stops arriving, or that takes too long altogether, with a readable answer. Node's own limit would
 * cut off a request without an answer, even while bytes still arrive. Node's limit for headers still applies.
 */
export function refuseSlowBodies(app: FastifyInstance, { idleMs, totalMs }: BodyTimeouts): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.raw.complete || !hasBody(request)) return;
    // Some routes work on a body while it arrives. Such a body moves only as fast as the work, so its route does this
    // check itself.
    if (request.routeOptions.config.readsWhileArriving)
      return void reply.raw.once("finish", () => throwAway(request));
    const { socket } = request.raw;
    const began = performance.now();
    let movedAt = began;
    let bytes = socket.bytesRead;
    const timer = setInterval(() => {
      const now = performance.now();
      if (socket.bytesRead !== bytes) movedAt = now;
      bytes = socket.bytesRead;
      if (now - movedAt < idleMs && now - began < totalMs) return;
      stop();
      refuseSlow(request, reply);
    }, idleMs / 12);
    const stop = () => clearInterval(timer);
    request.raw.once("end", stop).once("close", stop);
  });
}

const hasBody = ({ headers }: FastifyRequest): boolean =>
  headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;

/**
 * After an answer that came before the end of the body, throws the rest away for a moment, so that the sender can read
 * the answer, and then cuts the connection. If the answer itself closed the connection, the sender might lose it.
 */
function throwAway({ raw }: FastifyRequest): void {
  if (raw.complete) return;
  raw.resume();
  setTimeout(() => {
    if (!raw.complete) raw.socket.destroy();
  }, FAREWELL_MS).unref();
}

/** Refuses a request whose body is too slow, and then cuts the connection. */
export function refuseSlow(request: FastifyRequest, reply: FastifyReply): void {
  const { socket } = request.raw;
  if (reply.sent) return void socket.destroy();
  // The rest of this body is never read, so the connection cannot carry another request.
  reply.raw.once("finish", () => setTimeout(() => socket.destroy(), FAREWELL_MS).unref());
  void sendError(
    new LacquerError("request_too_slow"),
    request,
    reply.header("connection", "close"),
  );
}
