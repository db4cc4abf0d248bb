import {
  clearDesignsInput,
  clearedDesignsOutput,
  designChanges,
  designOutput,
  designsPageOutput,
  listDesignsQuery,
  removeDesignsInput,
  removedDesignOutput,
  removedDesignsOutput,
} from "@lacquer/contracts";
import {
  clearDesigns,
  listDesigns,
  readDesign,
  removeDesign,
  removeDesigns,
  type Services,
  updateDesign,
} from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { requireCaller } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Collection"];
const byId = z.object({ id: z.uuid() });
const config = { refuses: ["design_not_found"] } as const;

/** Adds the routes of the collection. */
export async function designRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  shaped(app).get(
    "/api/designs",
    {
      schema: {
        tags,
        operationId: "listDesigns",
        summary: "Your collection, newest first",
        description: "Each finished image is one design.",
        querystring: listDesignsQuery,
        response: { 200: designsPageOutput },
      },
    },
    async (request) => listDesigns(services, (await requireCaller(request)).userId, request.query),
  );
  shaped(app).get(
    "/api/designs/:id",
    {
      config,
      schema: {
        tags,
        operationId: "getDesign",
        summary: "One design of your collection",
        params: byId,
        response: { 200: designOutput },
      },
    },
    async (request) =>
      readDesign(services, (await requireCaller(request)).userId, request.params.id),
  );
  shaped(app).patch(
    "/api/designs/:id",
    {
      config,
      schema: {
        tags,
        operationId: "updateDesign",
        summary: "Rename a design or mark it as a favorite",
        params: byId,
        body: designChanges,
        response: { 200: designOutput },
      },
    },
    async (request) => {
      const { userId } = await requireCaller(request);
      return updateDesign(services, userId, { ...request.body, id: request.params.id });
    },
  );
  shaped(app).delete(
    "/api/designs/:id",
    {
      config,
      schema: {
        tags,
        operationId: "removeDesign",
        summary: "Take a design out of the collection",
        description: "The picture stays in its job.",
        params: byId,
        response: { 200: removedDesignOutput },
      },
    },
    async (request) =>
      removeDesign(services, (await requireCaller(request)).userId, request.params.id),
  );
  bulkRoutes(app, services);
}

/** The routes that remove many designs at once. */
function bulkRoutes(app: FastifyInstance, services: Services): void {
  shaped(app).post(
    "/api/designs/remove",
    {
      schema: {
        tags,
        operationId: "removeDesigns",
        summary: "Take many designs out of the collection",
        description:
          "All are removed in one step. Ids of designs that are not yours, or that are already gone, are ignored.",
        body: removeDesignsInput,
        response: { 200: removedDesignsOutput },
      },
    },
    async (request) =>
      removeDesigns(services, (await requireCaller(request)).userId, request.body.ids),
  );
  shaped(app).post(
    "/api/designs/clear",
    {
      schema: {
        tags,
        operationId: "clearDesigns",
        summary: "Take all designs except favorites out of the collection",
        description: "The pictures stay in their jobs.",
        body: clearDesignsInput,
        response: { 200: clearedDesignsOutput },
      },
    },
    async (request) => clearDesigns(services, (await requireCaller(request)).userId, request.body),
  );
}
