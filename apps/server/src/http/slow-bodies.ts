import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendError } from "./errors.ts";

export interface BodyTimeouts {
  /** Milliseconds that a body may stand still. */
  idleMs: number;
  /** Milliseconds after which even a body that moves is too slow. */
  totalMs: number;
}

/** How long the other side has to read why. */
const FAREWELL_MS = 2_000;

/**
 * Node's own limit for a request counts the whole of it, however well it moves, and answers without a word. Here a body
 * is taken as long as bytes of it arrive; else the sender is told so in our shape. Headers keep Node's limit.
 */
export function refuseSlowBodies(app: FastifyInstance, { idleMs, totalMs }: BodyTimeouts): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.raw.complete || !hasBody(request)) return;
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

/** Tells the sender that it was too slow, and cuts the connection. */
export function refuseSlow(request: FastifyRequest, reply: FastifyReply): void {
  const { socket } = request.raw;
  if (reply.sent) return void socket.destroy();
  // Where the body ends is not known any more, so nothing else can come on this connection.
  reply.raw.once("finish", () => setTimeout(() => socket.destroy(), FAREWELL_MS).unref());
  void sendError(
    new LacquerError("request_too_slow"),
    request,
    reply.header("connection", "close"),
  );
}
