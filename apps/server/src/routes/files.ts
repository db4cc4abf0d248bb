import {
  EXPORT_SHAPES,
  EXPORT_SHOWS,
  EXPORT_TYPES,
  type FileLink,
  type FileRef,
  fileUrl,
  fileUrls,
  LacquerError,
  THUMBNAIL_WIDTHS,
} from "@lacquer/contracts";
import {
  exportResult,
  LINK_SECONDS,
  linkFile,
  type LinkSigner,
  type OpenedFile,
  openFile,
  type Services,
  type Viewer,
} from "@lacquer/services";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import { requireCaller } from "../http/caller.ts";
import { holdsMuch } from "../http/give-back-memory.ts";
import { shaped } from "../http/route-shapes.ts";

const tags = ["Pictures"];
const uuid = z.uuid();
const imageIndex = z.coerce.number<number>().int().min(0).max(3);
const fileQuery = z.object({
  w: z.coerce
    .number<number>()
    .pipe(z.literal(THUMBNAIL_WIDTHS))
    .meta({ type: "integer", enum: [...THUMBNAIL_WIDTHS] })
    .optional()
    .describe("A WebP of at most this width instead of the whole picture."),
  link: z
    .string()
    .optional()
    .describe(
      "If present, the answer is a link to the picture instead of the picture. The link needs no session and expires after ten minutes.",
    ),
  download: z
    .string()
    .max(200)
    .optional()
    .describe("Saves the picture under this name, or under the design's name if this is empty."),
  expires: z.string().max(20).optional().describe("Part of a link that needs no session."),
  signature: z.string().max(100).optional().describe("Part of a link that needs no session."),
});

const resultQuery = fileQuery
  .extend({
    export: z
      .enum(EXPORT_SHAPES)
      .optional()
      .describe(
        "If present, the answer is an export file instead of the shown picture, in sRGB and with a mark that says how the picture was made. `full` is as large as the job's photo; the other shapes are cropped around the nails. Only for the owner.",
      ),
    type: z
      .enum(EXPORT_TYPES)
      .optional()
      .describe("The exported file's type; JPEG if left out. Only with `export`."),
    show: z
      .enum(EXPORT_SHOWS)
      .optional()
      .describe(
        "What the export shows: the result (`after`, the default), the photo without the design, or both side by side. Only with `export`.",
      ),
    logo: uuid
      .optional()
      .describe(
        "The id of one of your uploads of the kind `logo`. It is laid on a corner of the export, if possible on a corner without nails. Absent = no logo. Only with `export`.",
      ),
  })
  .refine(
    (query) => query.export !== undefined || (query.type ?? query.show ?? query.logo) === undefined,
    {
      path: ["export"],
      message:
        "type, show and logo work only together with export, which names the shape of the export.",
    },
  )
  .refine((query) => query.export === undefined || query.link === undefined, {
    path: ["link"],
    message: "There are no links to exports. Download the export and pass it on.",
  });

/** A picture is not JSON, so no shape describes it. */
const PICTURE = {
  200: {
    description: "The picture; with `link`, an address where anyone may see it for ten minutes.",
    content: {
      "image/*": { schema: { type: "string", format: "binary" } },
      "application/json": { schema: { $ref: "#/components/schemas/FileLink" } },
    },
  },
  302: {
    description: "The store's own link to the picture, valid for ten minutes.",
    headers: { location: { type: "string" } },
    type: "null",
  },
};

export interface FileOptions {
  services: Services;
  links: LinkSigner;
  /** The studio's origin, with which absolute links begin. */
  origin: string;
}

/** Downloads are never cached, because a design's name may change at any time. */
const UNKEPT = "private, no-store";
/** The number of seconds for which an owner's browser may cache a picture. A stored picture never changes. */
const KEPT_SECONDS = 86_400;

function send(
  reply: FastifyReply,
  file: OpenedFile,
  { isDownload, seconds = KEPT_SECONDS }: { isDownload: boolean; seconds?: number | undefined },
): FastifyReply {
  const caching = `private, max-age=${Math.floor(seconds)}`;
  const kept = seconds === KEPT_SECONDS ? `${caching}, immutable` : caching;
  return reply
    .header("content-type", file.contentType)
    .header("content-disposition", file.disposition)
    .header("cache-control", isDownload ? UNKEPT : kept)
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

/**
 * Redirects to the store. Browsers keep the redirect for half the link's life, so that a page full of pictures asks
 * only once for each picture.
 */
function forward(reply: FastifyReply, url: string, isDownload: boolean): FastifyReply {
  const caching = isDownload ? UNKEPT : `private, max-age=${LINK_SECONDS / 2}`;
  return reply.header("cache-control", caching).redirect(url, 302);
}

/**
 * Requires a signed-in caller if the request has no signature, because then only the picture's owner may see the
 * picture. The sign-in is checked before the address.
 */
async function requireViewer(request: FastifyRequest): Promise<void> {
  const { signature } = request.query as { signature?: unknown };
  if (signature === undefined) await requireCaller(request);
}

/** Adds the routes that serve pictures, to their owner or for a signed link. Anybody else gets "not found". */
export async function fileRoutes(app: FastifyInstance, options: FileOptions): Promise<void> {
  app.addHook("preValidation", requireViewer);
  app.addHook("preHandler", async (_request, reply) => holdsMuch(reply));

  function route<Params extends z.ZodObject>(
    url: string,
    about: { operationId: string; summary: string; params: Params },
    refOf: (params: z.output<Params>) => FileRef,
    querystring: typeof fileQuery | typeof resultQuery = fileQuery,
  ): void {
    shaped(app).get(
      url,
      {
        config: {
          opens: "link",
          refuses: ["file_not_found", "link_invalid"],
          wire: { responses: PICTURE },
        },
        schema: { tags, ...about, querystring },
      },
      async (request, reply) => {
        const ref = refOf(request.params as z.output<Params>);
        return answer(options, request, reply, { ref, query: request.query });
      },
    );
  }
  route(
    fileUrls.upload(":id"),
    { operationId: "readUpload", summary: "An upload", params: z.object({ id: uuid }) },
    ({ id }) => ({ kind: "upload", id }),
  );
  route(
    fileUrls.result(":jobId", ":imageIndex"),
    {
      operationId: "readResult",
      summary: "A finished image",
      params: z.object({ jobId: uuid, imageIndex }),
    },
    (params) => ({ kind: "result", ...params }),
    resultQuery,
  );
  route(
    fileUrls.raw(":jobId", ":imageIndex"),
    {
      operationId: "readRawResult",
      summary:
        "The image provider's own file, byte for byte; there is none if the built-in renderer painted",
      params: z.object({ jobId: uuid, imageIndex }),
    },
    (params) => ({ kind: "raw", ...params }),
  );
  route(
    fileUrls.preview(":jobId", ":previewId"),
    {
      operationId: "readPreview",
      summary: "An unfinished picture of a running job; see previewImage",
      params: z.object({ jobId: uuid, previewId: uuid }),
    },
    (params) => ({ kind: "preview", ...params }),
  );
}

async function answer(
  { services, links, origin }: FileOptions,
  request: FastifyRequest,
  reply: FastifyReply,
  { ref, query }: { ref: FileRef; query: z.output<typeof fileQuery | typeof resultQuery> },
): Promise<FastifyReply> {
  const { w, link, download: wished, expires, signature } = query;
  let viewer: Viewer = "link-holder";
  /** For how long the browser may cache the picture. With a link, it is no longer than the link works. */
  let seconds: number | undefined;
  if (signature === undefined) viewer = { userId: (await requireCaller(request)).userId };
  else seconds = links.check(fileUrl(ref), { expires: expires ?? "", signature });

  if (link !== undefined) {
    // A signed link must not create further links, because access would then never end.
    if (viewer === "link-holder") throw new LacquerError("link_invalid");
    const url = await linkFile(services, viewer, { ref });
    const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000).toISOString();
    const made: FileLink = { url: url ?? `${origin}${links.sign(fileUrl(ref))}`, expiresAt };
    return reply.header("cache-control", "no-store").send(made);
  }
  if (ref.kind === "result" && "export" in query && query.export !== undefined) {
    // A signed link only shows the picture. Only the owner may export it.
    if (viewer === "link-holder") throw new LacquerError("link_invalid");
    const { export: shape, type = "jpeg", show = "after", logo } = query;
    const choice = { ...ref, shape, type, show, logo, name: wished ?? "", width: w };
    const made = await exportResult(services, viewer.userId, choice);
    return send(reply, made, { isDownload: w === undefined });
  }
  const isDownload = wished !== undefined;
  const download = isDownload ? { name: wished } : undefined;
  const url = w === undefined ? await linkFile(services, viewer, { ref, download }) : null;
  if (url) return forward(reply, url, isDownload);
  const file = await openFile(services, viewer, { ref, width: w, download });
  return send(reply, file, { isDownload, seconds });
}
