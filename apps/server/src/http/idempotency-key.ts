import { idempotencyKey } from "@lacquer/contracts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";

/** The header as shapes of routes have it. */
export const withKey = z.object({
  "idempotency-key": idempotencyKey
    .optional()
    .describe(
      "Of your choice: sent again with the same, a request is answered alike and done once.",
    ),
});

/** The key under which its sender may repeat a request; undefined = sent once. */
export function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers["idempotency-key"];
  return header === undefined ? undefined : idempotencyKey.parse(header);
}
