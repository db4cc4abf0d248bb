import {
  createWebhookInput,
  listWebhookDeliveriesQuery,
  newWebhookOutput,
  removedWebhookOutput,
  webhookDeliveriesOutput,
  webhookDeliveryOutput,
  webhookId,
  webhooksOutput,
} from "@lacquer/contracts";
import {
  createWebhook,
  listWebhookDeliveries,
  listWebhooks,
  removeWebhook,
  resendWebhookDelivery,
  rotateWebhookSecret,
  type Services,
} from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { requireCaller } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Webhooks"];
const byId = z.object({ id: z.coerce.number<number>().pipe(webhookId) });
const byDelivery = byId.extend({ deliveryId: z.uuid() });

/** Adds the routes for webhooks, which tell programs when an account's jobs end. */
export async function webhookRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  addressRoutes(app, services);
  deliveryRoutes(app, services);
}

function addressRoutes(app: FastifyInstance, services: Services): void {
  shaped(app).get(
    "/api/webhooks",
    {
      schema: {
        tags,
        operationId: "listWebhooks",
        summary: "Your webhooks, newest first",
        response: { 200: webhooksOutput },
      },
    },
    async (request) => listWebhooks(services, (await requireCaller(request)).userId),
  );
  shaped(app).post(
    "/api/webhooks",
    {
      config: { refuses: ["account_required", "webhook_address_forbidden", "too_many_webhooks"] },
      schema: {
        tags,
        operationId: "createWebhook",
        summary: "Get notified at an address when jobs end",
        description:
          "From now on, a signed message is posted to this address whenever a job completes, fails or is canceled. A failed delivery is retried for two days. Only this answer contains the secret; it is never shown again.",
        body: createWebhookInput,
        response: { 201: newWebhookOutput },
      },
    },
    async (request, reply) => {
      const caller = await requireCaller(request);
      return reply.status(201).send(await createWebhook(services, caller, request.body));
    },
  );
  shaped(app).post(
    "/api/webhooks/:id/rotate",
    {
      config: { refuses: ["webhook_not_found"] },
      schema: {
        tags,
        operationId: "rotateWebhookSecret",
        summary: "Get a new secret",
        description: "For a day, messages are signed with the old secret too.",
        params: byId,
        response: { 200: newWebhookOutput },
      },
    },
    async (request) =>
      rotateWebhookSecret(services, (await requireCaller(request)).userId, request.params.id),
  );
  shaped(app).delete(
    "/api/webhooks/:id",
    {
      config: { refuses: ["webhook_not_found"] },
      schema: {
        tags,
        operationId: "removeWebhook",
        summary: "Immediately remove a webhook and its deliveries",
        params: byId,
        response: { 200: removedWebhookOutput },
      },
    },
    async (request) =>
      removeWebhook(services, (await requireCaller(request)).userId, request.params.id),
  );
}

function deliveryRoutes(app: FastifyInstance, services: Services): void {
  shaped(app).get(
    "/api/webhooks/:id/deliveries",
    {
      config: { refuses: ["webhook_not_found"] },
      schema: {
        tags,
        operationId: "listWebhookDeliveries",
        summary: "A webhook's deliveries of the last 30 days, newest first",
        params: byId,
        querystring: listWebhookDeliveriesQuery,
        response: { 200: webhookDeliveriesOutput },
      },
    },
    async (request) =>
      listWebhookDeliveries(services, (await requireCaller(request)).userId, {
        ...request.params,
        ...request.query,
      }),
  );
  shaped(app).post(
    "/api/webhooks/:id/deliveries/:deliveryId/resend",
    {
      config: { refuses: ["webhook_delivery_not_found"] },
      schema: {
        tags,
        operationId: "resendWebhookDelivery",
        summary: "Send a delivery again, under its old id",
        params: byDelivery,
        response: { 200: webhookDeliveryOutput },
      },
    },
    async (request) =>
      resendWebhookDelivery(services, (await requireCaller(request)).userId, request.params),
  );
}
