import { accountDeletionOutput } from "@lacquer/contracts";
import { askDeletion, keepAccount, readDeletion, type Services } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { requireCaller } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Account"];
const config = { opens: "person" } as const;

/** Adds the routes for the account as a whole. A program with a key may not use them; a guest may. */
export async function accountRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  shaped(app).get(
    "/api/account",
    {
      config,
      schema: {
        tags,
        operationId: "readDeletion",
        summary: "Whether and when the account is deleted",
        response: { 200: accountDeletionOutput },
      },
    },
    async (request) => readDeletion(services, (await requireCaller(request)).userId),
  );
  shaped(app).delete(
    "/api/account",
    {
      config,
      schema: {
        tags,
        operationId: "deleteAccount",
        summary: "Delete the account and everything in it",
        description:
          "Photos, designs, words and personal data are erased within an hour after the time in the answer. Until then it can be taken back. Credits are lost.",
        response: { 202: accountDeletionOutput },
      },
    },
    async (request, reply) =>
      reply.status(202).send(await askDeletion(services, (await requireCaller(request)).userId)),
  );
  shaped(app).post(
    "/api/account/keep",
    {
      config,
      schema: {
        tags,
        operationId: "keepAccount",
        summary: "Take the deletion of the account back",
        response: { 200: accountDeletionOutput },
      },
    },
    async (request) => keepAccount(services, (await requireCaller(request)).userId),
  );
}
