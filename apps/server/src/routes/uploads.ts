import {
  listUploadsQuery,
  touchedUploadsOutput,
  touchUploadsInput,
  uploadKindQuery,
  uploadOutput,
  uploadsOutput,
} from "@lacquer/contracts";
import { listUploads, type Services, storeUpload, touchUploads } from "@lacquer/services";
import type { FastifyInstance } from "fastify";
import { requireCaller } from "../http/caller.ts";
import { withKey } from "../http/idempotency-key.ts";
import {
  PICTURE_FORM,
  PICTURE_FORM_MAX,
  pictureOf,
  readPictureForms,
} from "../http/picture-form.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Pictures"];

/**
 * Adds the upload routes. The first route stores a picture from the multipart field `file`, only once for each
 * idempotency key. The other routes list uploads, and record which uploads are still wanted.
 */
export async function uploadRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  await readPictureForms(app);
  shaped(app).post(
    "/api/uploads",
    {
      bodyLimit: PICTURE_FORM_MAX,
      config: {
        scope: "create",
        refuses: [
          "upload_missing",
          "upload_too_large",
          "upload_too_many_pixels",
          "upload_not_an_image",
          "upload_took_too_long",
          "storage_full",
          "idempotency_conflict",
        ],
        wire: { requestBody: PICTURE_FORM },
      },
      schema: {
        tags,
        operationId: "uploadPicture",
        summary: "Upload a picture",
        description:
          "A JPEG, PNG, WebP or HEIC of at most 10 MB and 40 megapixels (25 for a HEIC), in the form field `file`. It is encoded anew: a photo with at most 12 megapixels, anything else with at most 2,048 pixels a side. A picture that no design uses is removed after some days.",
        headers: withKey,
        querystring: uploadKindQuery,
        response: { 201: uploadOutput },
      },
    },
    async (request, reply) => {
      const { userId } = await requireCaller(request);
      const bytes = await pictureOf(request);
      const upload = await storeUpload(services, userId, {
        kind: request.query.kind,
        bytes,
        idempotencyKey: request.headers["idempotency-key"],
      });
      return reply.status(201).send(upload);
    },
  );
  keptRoutes(app, services);
}

function keptRoutes(app: FastifyInstance, services: Services): void {
  shaped(app).get(
    "/api/uploads",
    {
      schema: {
        tags,
        operationId: "listUploads",
        summary: "Your earlier uploads, newest first",
        querystring: listUploadsQuery,
        response: { 200: uploadsOutput },
      },
    },
    async (request) => listUploads(services, (await requireCaller(request)).userId, request.query),
  );
  shaped(app).post(
    "/api/uploads/touch",
    {
      config: { scope: "create" },
      schema: {
        tags,
        operationId: "touchUploads",
        summary: "Report which uploads are still wanted",
        description:
          "An upload that no design uses is removed after some days, unless it is reported here.",
        body: touchUploadsInput,
        response: { 200: touchedUploadsOutput },
      },
    },
    async (request) =>
      touchUploads(services, (await requireCaller(request)).userId, request.body.ids),
  );
}
