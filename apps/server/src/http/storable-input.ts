import { refuseUnstorable } from "@lacquer/contracts";
import type { FastifyInstance } from "fastify";

/**
 * Refuses texts that the database cannot store, at every route. Routes with a shape have already checked their input in
 * route-shapes.ts. Routes that read their own bodies (tRPC's and the sign-in library's) check these bodies themselves,
 * because the bodies have not been read yet at this point.
 */
export function refuseUnstorableInput(app: FastifyInstance): void {
  app.addHook("preHandler", async ({ params, query, body }) => {
    refuseUnstorable([params, query, body]);
  });
}
