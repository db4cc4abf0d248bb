import multipart from "@fastify/multipart";
import { LacquerError, UPLOAD_BYTES_MAX, UPLOAD_KINDS } from "@lacquer/contracts";
import { type Services, storeUpload } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { requireCaller } from "../http/caller.ts";
import { keyOf } from "../http/idempotency-key.ts";

const query = z.strictObject({ kind: z.enum(UPLOAD_KINDS) });

/** One picture in the multipart field `file`. Sent again with the same key, it is answered again but stored once. */
export async function uploadRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  await app.register(multipart, {
    // One byte more than allowed, so that a file cut at the limit is reported as too large, not as broken.
    limits: {
      fileSize: UPLOAD_BYTES_MAX + 1,
      files: 1,
      fields: 20,
      parts: 21,
      headerPairs: 50,
      fieldSize: 1024,
    },
  });
  const limits = { bodyLimit: UPLOAD_BYTES_MAX + 64 * 1024, config: { scope: "create" } } as const;
  app.post("/api/uploads", limits, async (request, reply) => {
    const { userId } = await requireCaller(request);
    const { kind } = query.parse(request.query);
    const key = keyOf(request);
    const part = await request.file().catch(refuseUnreadable);
    if (part?.fieldname !== "file") throw new LacquerError("upload_missing");
    const bytes = await part.toBuffer().catch(refuseUnreadable);
    const upload = await storeUpload(services, userId, {
      kind,
      bytes,
      idempotencyKey: key,
    });
    return reply.status(201).send(upload);
  });
}

/** The multipart parser's own errors have no code: no boundary, a body that ends too early. */
function refuseUnreadable(error: unknown): never {
  if (error instanceof Error && !("code" in error)) {
    throw new LacquerError("upload_missing", { cause: error });
  }
  throw error;
}
