import { idempotencyKey } from "@lacquer/contracts";
import type { FastifyRequest } from "fastify";

/** Under which its sender may send a request again; undefined = sent once. */
export function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers["idempotency-key"];
  return header === undefined ? undefined : idempotencyKey.parse(header);
}
