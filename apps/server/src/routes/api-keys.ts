import {
  apiKeyId,
  apiKeysOutput,
  createApiKeyInput,
  newApiKeyOutput,
  revokedApiKeyOutput,
} from "@lacquer/contracts";
import { createApiKey, listApiKeys, revokeApiKey, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { requireCaller } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["API keys"];
const byId = z.object({ id: z.coerce.number<number>().pipe(apiKeyId) });

/**
 * Adds the routes for API keys. Only the signed-in owner may create, see and revoke keys; a program with a key may not.
 */
export async function apiKeyRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  shaped(app).get(
    "/api/keys",
    {
      config: { opens: "account" },
      schema: {
        tags,
        operationId: "listApiKeys",
        summary: "Your API keys, newest first",
        response: { 200: apiKeysOutput },
      },
    },
    async (request) => listApiKeys(services, (await requireCaller(request)).userId),
  );
  shaped(app).post(
    "/api/keys",
    {
      config: { opens: "account", refuses: ["too_many_api_keys"] },
      schema: {
        tags,
        operationId: "createApiKey",
        summary: "Make an API key",
        description: "Only this answer contains the key; it is never shown again.",
        body: createApiKeyInput,
        response: { 201: newApiKeyOutput },
      },
    },
    async (request, reply) => {
      const { userId } = await requireCaller(request);
      return reply.status(201).send(await createApiKey(services, userId, request.body));
    },
  );
  shaped(app).delete(
    "/api/keys/:id",
    {
      config: { opens: "account", refuses: ["api_key_not_found"] },
      schema: {
        tags,
        operationId: "revokeApiKey",
        summary: "Revoke an API key at once",
        params: byId,
        response: { 200: revokedApiKeyOutput },
      },
    },
    async (request) =>
      revokeApiKey(services, (await requireCaller(request)).userId, request.params.id),
  );
}
