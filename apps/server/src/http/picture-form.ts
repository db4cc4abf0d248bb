import multipart from "@fastify/multipart";
import { LacquerError, UPLOAD_BYTES_MAX } from "@lacquer/contracts";
import type { FastifyInstance, FastifyRequest } from "fastify";

/** The largest form: one picture, and some room for the form's other parts. */
export const PICTURE_FORM_MAX = UPLOAD_BYTES_MAX + 64 * 1024;

/** The form's description for OpenAPI. A multipart parser reads the form, so no shape describes it. */
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

/** Lets the app's routes read multipart forms with one picture. */
export async function readPictureForms(app: FastifyInstance): Promise<void> {
  await app.register(multipart, {
    // The limit is one byte above the allowed size, so that a file that is cut there is reported as too large, not as
    // broken.
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

/** Returns the bytes in the form field `file`. Throws upload_missing and upload_too_large. */
export async function pictureOf(request: FastifyRequest): Promise<Buffer> {
  const part = await request.file().catch(refuseUnreadable);
  if (part?.fieldname !== "file") throw new LacquerError("upload_missing");
  return part.toBuffer().catch(refuseUnreadable);
}

/**
 * Turns the multipart parser's own errors into upload_missing. These errors have no code; examples are a missing
 * boundary and a body that ends too early.
 */
function refuseUnreadable(error: unknown): never {
  if (error instanceof Error && !("code" in error)) {
    throw new LacquerError("upload_missing", { cause: error });
  }
  throw error;
}
