import { idempotencyKey } from "@lacquer/contracts";
import type { FastifyRequest } from "fastify";
import { z } from "zod";

/** The header, as routes put it into their shapes. */
export const withKey = z.object({
  "idempotency-key": idempotencyKey
    .optional()
    .describe(
      "A key of your choice. A request sent again with the same key runs only once and gets the same answer.",
    ),
});

/** The key under which its sender may repeat a request; undefined = sent once. */
export function keyOf(request: FastifyRequest): string | undefined {
  const header = request.headers["idempotency-key"];
  return header === undefined ? undefined : idempotencyKey.parse(header);
}
