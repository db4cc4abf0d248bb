import { idempotencyKey } from "@lacquer/contracts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";

/** The idempotency header, for the shapes of routes that accept one. */
export const withKey = z.object({
  "idempotency-key": idempotencyKey
    .optional()
    .describe(
      "A key of your choice. If a request is sent again with the same key, it does not run again and gets the same answer.",
    ),
});

/** Returns the idempotency key, with which a sender may safely repeat a request. Undefined if the request has none. */
export function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers["idempotency-key"];
  return header === undefined ? undefined : idempotencyKey.parse(header);
}
