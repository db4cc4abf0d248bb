import { idempotencyKey } from "@lacquer/contracts";
import type { FastifyRequest } from "fastify";

/** The key under which its sender may repeat a request; undefined = sent once. */
export function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers["idempotency-key"];
  return header === undefined ? undefined : idempotencyKey.parse(header);
}
