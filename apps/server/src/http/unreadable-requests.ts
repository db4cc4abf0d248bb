import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { type ErrorCode, ERRORS } from "@lacquer/contracts";
import type { ConnectionError, FastifyInstance } from "fastify";

/** The codes for Node's errors about data that is not a valid request. */
const KNOWN: Record<string, ErrorCode> = {
  HPE_HEADER_OVERFLOW: "body_too_large",
  ERR_HTTP_REQUEST_TIMEOUT: "request_too_slow",
};

/**
 * Answers data that Node could not read as a request, with a refusal in the usual shape. No route ever receives such
 * data.
 */
export function answerUnreadable(
  this: FastifyInstance,
  error: ConnectionError,
  socket: Socket,
): void {
  if (error.code === "ECONNRESET" || socket.destroyed) return;
  const code = KNOWN[error.code] ?? "invalid_input";
  const { status, message } = ERRORS[code];
  const requestId = randomUUID();
  this.log.debug({ requestId, status, why: error.code }, "a request could not be read");
  const body = JSON.stringify({ error: { code, message, requestId } });
  const head = [
    `HTTP/1.1 ${status} Refused`,
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    `x-request-id: ${requestId}`,
    "cache-control: no-store",
    "connection: close",
  ];
  if (socket.writable) socket.write(`${head.join("\r\n")}\r\n\r\n${body}`);
  socket.destroySoon();
}

/** Ignores an unknown `Expect` header, because it makes no difference here. Node would answer it with an empty 417. */
export function ignoreExpectations(app: FastifyInstance): void {
  app.server.on("checkExpectation", (request, response: ServerResponse) =>
    app.routing(request, response),
  );
}
