import {
  createPhoneLinkInput,
  newPhoneLinkOutput,
  openedPhoneLinkOutput,
  PHONE_LINK_HEADER,
  phoneLinkId,
  phoneLinkOutput,
  phoneLinkToken,
  sentPhonePhotoOutput,
} from "@lacquer/contracts";
import {
  admitPhone,
  closePhoneLink,
  createPhoneLink,
  openPhoneLink,
  type PhoneAccess,
  readPhoneLink,
  sendPhonePhoto,
  type Services,
} from "@lacquer/services";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import { countCaller, type Limits, requireCaller } from "../http/caller.ts";
import { holdBody } from "../http/hold-body.ts";
import {
  PICTURE_FORM,
  PICTURE_FORM_MAX,
  pictureOf,
  readPictureForms,
} from "../http/picture-form.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Pictures"];
const byId = z.object({ id: phoneLinkId });

/**
 * Adds the design owner's routes for phone links. With such a link, a phone without an account sends one photo to a
 * design.
 */
export async function phoneLinkRoutes(
  app: FastifyInstance,
  { services }: { services: Services },
): Promise<void> {
  shaped(app).post(
    "/api/phone-links",
    {
      config: { scope: "create" },
      schema: {
        tags,
        operationId: "createPhoneLink",
        summary: "Make a link for one photo from a phone",
        description:
          "Whoever has the token can send one photo within ten minutes, without an account. The photo counts as yours. The new link closes the earlier links for the same design.",
        body: createPhoneLinkInput,
        response: { 201: newPhoneLinkOutput },
      },
    },
    async (request, reply) => {
      const { userId } = await requireCaller(request);
      return reply.status(201).send(await createPhoneLink(services, userId, request.body));
    },
  );
  shaped(app).get(
    "/api/phone-links/:id",
    {
      config: { refuses: ["phone_link_not_found"] },
      schema: {
        tags,
        operationId: "readPhoneLink",
        summary: "The state of a link, and its photo",
        params: byId,
        response: { 200: phoneLinkOutput },
      },
    },
    async (request) =>
      readPhoneLink(services, (await requireCaller(request)).userId, request.params.id),
  );
  shaped(app).delete(
    "/api/phone-links/:id",
    {
      config: { scope: "create", refuses: ["phone_link_not_found"] },
      schema: {
        tags,
        operationId: "closePhoneLink",
        summary: "Close a link at once",
        description: "A photo that has already arrived stays.",
        params: byId,
        response: { 200: phoneLinkOutput },
      },
    },
    async (request) =>
      closePhoneLink(services, (await requireCaller(request)).userId, request.params.id),
  );
}

declare module "fastify" {
  interface FastifyRequest {
    /** The link of the phone whose token was accepted. */
    phone: PhoneAccess | null;
  }
}

/** The token is sent in a header, because servers and proxies log addresses. */
const headers = z.object({
  [PHONE_LINK_HEADER]: phoneLinkToken.describe("The token of the link."),
});
const OVER = [
  "phone_link_not_found",
  "phone_link_expired",
  "phone_link_used",
  "phone_link_closed",
  "rate_limited",
] as const;

const tokenOf = (request: FastifyRequest): string =>
  phoneLinkToken.parse(request.headers[PHONE_LINK_HEADER]);

/**
 * Adds the two routes that a phone may call with a link's token. Calls are counted by the phone's address and by the
 * link.
 */
export async function phoneRoutes(
  app: FastifyInstance,
  { services, limits }: { services: Services; limits: Limits },
): Promise<void> {
  await readPictureForms(app);
  app.decorateRequest("phone", null);
  app.addHook("preParsing", async (request) => countCaller(services, limits, request, "request"));
  shaped(app).post(
    "/api/phone-links/open",
    {
      config: { opens: "anyone", refuses: OVER },
      schema: {
        tags,
        operationId: "openPhoneLink",
        summary: "Open a link on the phone",
        description:
          "Tells the computer that a phone has opened the link. Send the request again to learn whether the link is still open.",
        headers,
        response: { 200: openedPhoneLinkOutput },
      },
    },
    async (request) => openPhoneLink(services, tokenOf(request)),
  );
  shaped(app).post(
    "/api/phone-links/photo",
    {
      bodyLimit: PICTURE_FORM_MAX,
      config: {
        opens: "anyone",
        refuses: [
          ...OVER,
          "upload_missing",
          "upload_too_large",
          "upload_too_many_pixels",
          "upload_not_an_image",
          "upload_took_too_long",
          "storage_full",
        ],
        wire: { requestBody: PICTURE_FORM },
      },
      schema: {
        tags,
        operationId: "sendPhonePhoto",
        summary: "Send a photo through a link",
        description:
          "One picture, as for uploads, in the form field `file`. It is stored as an upload of the link's owner. If the same picture is sent again, no second upload is stored.",
        headers,
        response: { 201: sentPhonePhotoOutput },
      },
      // The link is checked before a byte is read. While the photo is read, its bytes count for the link's owner.
      preParsing: async (request, reply) => {
        request.phone = await admitPhone(services, { token: tokenOf(request), again: true });
        await holdBody(request, reply, `user:${request.phone.userId}`);
      },
    },
    async (request, reply) => {
      const phone = request.phone ?? (await admitPhone(services, { token: tokenOf(request) }));
      const sent = await sendPhonePhoto(services, phone, await pictureOf(request));
      return reply.status(201).send(sent);
    },
  );
}
