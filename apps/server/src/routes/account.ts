import {
  accountDeletionOutput,
  archiveOutput,
  auditPageOutput,
  importOutput,
  listAuditQuery,
} from "@lacquer/contracts";
import {
  askDeletion,
  importArchive,
  keepAccount,
  listAudit,
  openArchive,
  readDeletion,
  type Services,
} from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { arrivingBody } from "../http/arriving-body.ts";
import { requireCaller } from "../http/caller.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Account"];
const config = { opens: "person" } as const;
const ARCHIVE = "/api/account/archive";

/** An archive is not JSON, so no shape describes it. */
const TAR = {
  200: {
    description: "A tar archive with a README. It is created while it is downloaded.",
    content: { "application/x-tar": { schema: { type: "string", format: "binary" } } },
  },
};

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
        summary: "Whether and when the account will be deleted",
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
          "Photos, designs, words and personal data are erased within an hour after the time in the answer. Until then, the deletion can be taken back. Credits are lost.",
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
        summary: "Take back the deletion of the account",
        response: { 200: accountDeletionOutput },
      },
    },
    async (request) => keepAccount(services, (await requireCaller(request)).userId),
  );
  auditRoute(app, services);
  archiveRoutes(app, services);
  await app.register(importRoute, { services });
}

function auditRoute(app: FastifyInstance, services: Services): void {
  shaped(app).get(
    "/api/account/audit",
    {
      config: { opens: "account" },
      schema: {
        tags,
        operationId: "listAudit",
        summary: "What happened to the account, newest first",
        description:
          "Sign-ins, also failed ones, changes of passwords and keys, exports, and changes by admins and the operator. Each entry says who did it, when, and from which network and device. Entries are stored for a year.",
        querystring: listAuditQuery,
        response: { 200: auditPageOutput },
      },
    },
    async (request) => listAudit(services, (await requireCaller(request)).userId, request.query),
  );
}

/** The archive is no JSON, so no shape describes it. */
const TAR_BODY = {
  required: true,
  content: { "application/x-tar": { schema: { type: "string", format: "binary" } } },
};

/** Adds the route that imports an archive. It has a scope of its own, because only this route takes such a body. */
async function importRoute(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/x-tar", async (_request: unknown, body: unknown) => body);
  shaped(app).post(
    "/api/account/import",
    {
      config: {
        ...config,
        readsWhileArriving: true,
        refuses: ["archive_unreadable"],
        wire: { requestBody: TAR_BODY },
      },
      schema: {
        tags,
        operationId: "importArchive",
        summary: "Import an archive",
        description:
          "The body is an archive that a studio exported. Its pictures, bottles, designs and boards are added while it arrives, each of them completely or not at all. Items that the account already has are not changed, so an archive may be sent again. No credits move.",
        response: { 200: importOutput },
      },
    },
    async (request) => {
      const { userId } = await requireCaller(request);
      return importArchive(services, userId, arrivingBody(request));
    },
  );
}

function archiveRoutes(app: FastifyInstance, services: Services): void {
  shaped(app).post(
    "/api/account/export",
    {
      config,
      schema: {
        tags,
        operationId: "exportAccount",
        summary: "Get the address of an archive of all your data",
        response: { 202: archiveOutput },
      },
    },
    async (_request, reply) => reply.status(202).send({ url: ARCHIVE }),
  );
  shaped(app).get(
    ARCHIVE,
    {
      config: { ...config, wire: { responses: TAR } },
      schema: {
        tags,
        operationId: "readArchive",
        summary: "All your data as one archive",
        description:
          "Photos, designs with settings and drafts, the statement of credits, and the account, in open formats.",
      },
    },
    async (request, reply) => {
      const archive = await openArchive(services, (await requireCaller(request)).userId);
      const day = new Date().toISOString().slice(0, 10);
      return reply
        .header("content-type", "application/x-tar")
        .header("content-disposition", `attachment; filename="lacquer-${day}.tar"`)
        .header("cache-control", "private, no-store")
        .send(archive);
    },
  );
}
