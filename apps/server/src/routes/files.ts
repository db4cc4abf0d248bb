import {
  type FileRef,
  fileUrl,
  fileUrls,
  LacquerError,
  THUMBNAIL_WIDTHS,
} from "@lacquer/contracts";
import {
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

const uuid = z.uuid();
const imageIndex = z.coerce.number().int().min(0).max(3);
const refs = {
  upload: z.object({ kind: z.literal("upload"), id: uuid }),
  result: z.object({ kind: z.literal("result"), jobId: uuid, imageIndex }),
  raw: z.object({ kind: z.literal("raw"), jobId: uuid, imageIndex }),
  preview: z.object({ kind: z.literal("preview"), jobId: uuid, previewId: uuid }),
};
const fileQuery = z.object({
  /** Serve a thumbnail of this width instead of the whole picture. */
  w: z.coerce.number().pipe(z.literal(THUMBNAIL_WIDTHS)).optional(),
  /** Return a link to the picture instead of the picture. */
  link: z.string().optional(),
  /** Save the picture under this name, or under the design's name when it is empty. */
  download: z.string().max(200).optional(),
  expires: z.string().max(20).optional(),
  signature: z.string().max(100).optional(),
});

export interface FileOptions {
  services: Services;
  links: LinkSigner;
  /** The origin of the studio, with which links begin. */
  origin: string;
}

/** A name may change at any time, so a download is never answered from a cache. */
const UNKEPT = "private, no-store";

function send(reply: FastifyReply, file: OpenedFile, isDownload: boolean): FastifyReply {
  return reply
    .header("content-type", file.contentType)
    .header("content-disposition", file.disposition)
    .header("cache-control", isDownload ? UNKEPT : "private, max-age=86400, immutable")
    .send(Buffer.from(file.bytes.buffer, file.bytes.byteOffset, file.bytes.byteLength));
}

/**
 * Redirects to the store. Browsers keep the answer for half the link's life, so that a page full of pictures asks
 * once for each.
 */
function forward(reply: FastifyReply, url: string, isDownload: boolean): FastifyReply {
  const caching = isDownload ? UNKEPT : `private, max-age=${LINK_SECONDS / 2}`;
  return reply.header("cache-control", caching).redirect(url, 302);
}

/** Serves pictures to the owner of their row, or for a signed link. Everybody else is told that there is none. */
export async function fileRoutes(app: FastifyInstance, options: FileOptions): Promise<void> {
  const { services, links, origin } = options;

  async function answer(request: FastifyRequest, reply: FastifyReply, ref: FileRef) {
    const { w, link, download: wished, expires, signature } = fileQuery.parse(request.query);
    let viewer: Viewer = "link-holder";
    if (signature === undefined) viewer = { userId: (await requireCaller(request)).userId };
    else links.check(fileUrl(ref), { expires: expires ?? "", signature });

    if (link !== undefined) {
      // A link must not make further links, or access would never end.
      if (viewer === "link-holder") throw new LacquerError("link_invalid");
      const url = await linkFile(services, viewer, { ref });
      const expiresAt = new Date(Date.now() + LINK_SECONDS * 1000).toISOString();
      return reply
        .header("cache-control", "no-store")
        .send({ url: url ?? `${origin}${links.sign(fileUrl(ref))}`, expiresAt });
    }
    const isDownload = wished !== undefined;
    const download = isDownload ? { name: wished } : undefined;
    const url = w === undefined ? await linkFile(services, viewer, { ref, download }) : null;
    if (url) return forward(reply, url, isDownload);
    return send(reply, await openFile(services, viewer, { ref, width: w, download }), isDownload);
  }

  const route = (path: string, kind: keyof typeof refs) =>
    app.get<{ Params: Record<string, string> }>(path, async (request, reply) => {
      const ref = refs[kind].safeParse({ ...request.params, kind });
      if (!ref.success) {
        await requireCaller(request);
        throw new LacquerError("file_not_found");
      }
      return answer(request, reply, ref.data);
    });
  route(fileUrls.upload(":id"), "upload");
  route(fileUrls.result(":jobId", ":imageIndex"), "result");
  route(fileUrls.raw(":jobId", ":imageIndex"), "raw");
  route(fileUrls.preview(":jobId", ":previewId"), "preview");
}
