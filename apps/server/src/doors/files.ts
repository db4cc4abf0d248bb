import { LacquerError } from "@lacquer/contracts";
import {
  LINK_SECONDS,
  linkPreview,
  linkResult,
  linkUpload,
  openPreview,
  openResult,
  openUpload,
  type OpenedFile,
  type ServiceContext,
} from "@lacquer/services";
import type { FastifyInstance, FastifyReply } from "fastify";
import { z } from "zod";
import { requireUser } from "../http/caller.ts";

const uuid = z.uuid();
const imageIndex = z.coerce.number().int().min(0).max(3);

function send(reply: FastifyReply, file: OpenedFile): FastifyReply {
  return reply
    .header("content-type", file.contentType)
    .header("content-disposition", `inline; filename="${file.name}"`)
    .header("cache-control", "private, max-age=86400, immutable")
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

/** Sends to the store. Kept for half the link's life, so that a page full of pictures asks for each once. */
function forward(reply: FastifyReply, url: string): FastifyReply {
  return reply.header("cache-control", `private, max-age=${LINK_SECONDS / 2}`).redirect(url, 302);
}

/** Pictures, to the owner of their row; anyone else is told that there is none. */
export async function fileDoors(
  app: FastifyInstance,
  { services }: { services: ServiceContext },
): Promise<void> {
  app.get<{ Params: { id: string } }>("/files/uploads/:id", async (request, reply) => {
    const user = await requireUser(request);
    const id = uuid.safeParse(request.params.id);
    if (!id.success) throw new LacquerError("file_not_found");
    const link = await linkUpload(services, user.id, id.data);
    if (link) return forward(reply, link);
    return send(reply, await openUpload(services, user.id, id.data));
  });
  app.get<{ Params: { jobId: string; index: string } }>(
    "/files/results/:jobId/:index",
    async (request, reply) => {
      const user = await requireUser(request);
      const id = uuid.safeParse(request.params.jobId);
      const index = imageIndex.safeParse(request.params.index);
      if (!id.success || !index.success) throw new LacquerError("file_not_found");
      const link = await linkResult(services, user.id, id.data, index.data);
      if (link) return forward(reply, link);
      return send(reply, await openResult(services, user.id, id.data, index.data));
    },
  );
  app.get<{ Params: { jobId: string; id: string } }>(
    "/files/previews/:jobId/:id",
    async (request, reply) => {
      const user = await requireUser(request);
      const jobId = uuid.safeParse(request.params.jobId);
      const id = uuid.safeParse(request.params.id);
      if (!jobId.success || !id.success) throw new LacquerError("file_not_found");
      const link = await linkPreview(services, user.id, jobId.data, id.data);
      if (link) return forward(reply, link);
      return send(reply, await openPreview(services, user.id, jobId.data, id.data));
    },
  );
}
