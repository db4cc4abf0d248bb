import { refuseUnstorable } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";

/**
 * Refuses, at every route, texts that the database cannot keep; where a shape is declared, before it is read by it
 * (`route-shapes.ts`). Bodies that a route reads for itself (tRPC's, the sign-in library's) come here unread; those two
 * look for themselves.
 */
export function refuseUnstorableInput(app: FastifyInstance): void {
  app.addHook("preHandler", async ({ params, query, body }) => {
    refuseUnstorable([params, query, body]);
  });
}
