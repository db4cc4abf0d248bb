import { refuseUnstorable } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";

/**
 * Refuses texts that the database cannot store, at every route. Some routes read their own bodies (tRPC's, the
 * sign-in library's); those arrive here unread and check themselves. Where a route declares a shape, route-shapes.ts
 * has looked already, before the shape reads it.
 */
export function refuseUnstorableInput(app: FastifyInstance): void {
  app.addHook("preHandler", async ({ params, query, body }) => {
    refuseUnstorable([params, query, body]);
  });
}
