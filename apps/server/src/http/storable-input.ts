import { refuseUnstorable } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";

/**
 * Refuses texts that the database cannot store, at every route. Some routes read their own bodies (tRPC's, the sign-in
 * library's); those bodies are still unread here, and the routes check them. Where a route declares a shape,
 * route-shapes.ts has already checked, before the shape read anything.
 */
export function refuseUnstorableInput(app: FastifyInstance): void {
  app.addHook("preHandler", async ({ params, query, body }) => {
    refuseUnstorable([params, query, body]);
  });
}
