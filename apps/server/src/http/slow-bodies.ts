import { LacquerError } from "@lacquer/contracts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { sendError } from "./errors.ts";

export interface BodyTimeouts {
  /** The most milliseconds without a byte of a body. */
  idleMs: number;
  /** After this many milliseconds even a body that still arrives is too slow. */
  totalMs: number;
}

/** The sender's time to read the reason. */
const FAREWELL_MS = 2_000;

/**
 * Node's own limit counts the whole request, even while bytes arrive, and cuts it off without a word. Here a body is
 * accepted as long as bytes arrive; otherwise the sender gets a refusal in our shape. Node's limit still applies to
 * headers.
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
  // The end of this body is unknown now, so no other request can follow on its connection.
  reply.raw.once("finish", () => setTimeout(() => socket.destroy(), FAREWELL_MS).unref());
  void sendError(
    new LacquerError("request_too_slow"),
    request,
    reply.header("connection", "close"),
  );
}
