import multipart from "@fastify/multipart";
import { LacquerError, UPLOAD_BYTES_MAX } from "@lacquer/contracts";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** A form with one picture and its boundaries. */
export const PICTURE_FORM_MAX = UPLOAD_BYTES_MAX + 64 * 1024;

/** A parser of its own reads the form, so it has no shape. */
export const PICTURE_FORM = {
  required: true,
  content: {
    "multipart/form-data": {
      schema: {
        type: "object",
        properties: { file: { type: "string", format: "binary" } },
        required: ["file"],
      },
    },
  },
};

/** Lets the app's routes read forms with one picture. */
export async function readPictureForms(app: FastifyInstance): Promise<void> {
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
}

/** The bytes in the form field `file`. Throws upload_missing and upload_too_large. */
export async function pictureOf(request: FastifyRequest): Promise<Buffer> {
  const part = await request.file().catch(refuseUnreadable);
  if (part?.fieldname !== "file") throw new LacquerError("upload_missing");
  return part.toBuffer().catch(refuseUnreadable);
}

/** The multipart parser's own errors have no code: no boundary, a body that ends too early. */
function refuseUnreadable(error: unknown): never {
  if (error instanceof Error && !("code" in error)) {
    throw new LacquerError("upload_missing", { cause: error });
  }
  throw error;
}
