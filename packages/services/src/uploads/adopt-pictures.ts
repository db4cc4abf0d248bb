import {
  type CreateJobInput,
  LacquerError,
  UPLOAD_BYTES_MAX,
  type UploadKind,
} from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { discardPictures, type StoredPicture, storePicture, uploadUrl } from "./store-upload.ts";

const UPLOAD_URL =
  /^\/files\/uploads\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
const DATA_URL = /^data:image\/(?:png|jpeg|jpg|webp|heic|heif);base64,([A-Za-z0-9+/=\s]+)$/;

/** Every picture a design names, with the kind it is meant as. */
function pictures(input: CreateJobInput): { url: string; kind: UploadKind }[] {
  const found: { url: string | null | undefined; kind: UploadKind }[] = [
    { url: input.originalImage, kind: "photo" },
    { url: input.drawingImageUrl, kind: "drawing" },
    ...input.selectedDesignImages.map((url) => ({ url, kind: "reference" as const })),
    ...input.nails.flatMap((nail) => [
      { url: nail.design?.drawingImageUrl, kind: "drawing" as const },
      { url: nail.design?.referenceImageUrl, kind: "reference" as const },
    ]),
  ];
  return found.flatMap(({ url, kind }) => (url ? [{ url, kind }] : []));
}

/**
 * Checks that every url is one of the user's own uploads, before anything is written. Throws upload_not_found for a
 * foreign or unknown one: which of the two it is, nobody learns.
 */
export async function checkPictures(
  ctx: ServiceContext,
  userId: number,
  input: CreateJobInput,
): Promise<void> {
  const ids = new Set<string>();
  for (const { url } of pictures(input)) {
    if (url.startsWith("data:")) {
      if (!DATA_URL.test(url)) throw new LacquerError("upload_not_an_image");
      continue;
    }
    const id = UPLOAD_URL.exec(url)?.[1];
    if (!id) throw new LacquerError("upload_not_found");
    ids.add(id);
  }
  if (ids.size === 0) return;
  const owned = await ctx.db.prisma.upload.count({ where: { userId, id: { in: [...ids] } } });
  if (owned !== ids.size) throw new LacquerError("upload_not_found");
}

/**
 * Stores the pictures that came inside the request as data: urls and answers the design with stable urls in their
 * place. The same data: url is stored once. The caller inserts `stored` with the job, or removes the objects.
 */
export async function adoptPictures(
  ctx: ServiceContext,
  input: CreateJobInput,
): Promise<{ input: CreateJobInput; stored: StoredPicture[] }> {
  const stored = new Map<string, StoredPicture>();
  try {
    for (const { url, kind } of pictures(input)) {
      if (!url.startsWith("data:") || stored.has(`${kind} ${url}`)) continue;
      const bytes = Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
      if (bytes.length > UPLOAD_BYTES_MAX) throw new LacquerError("upload_too_large");
      stored.set(`${kind} ${url}`, await storePicture(ctx, kind, bytes));
    }
  } catch (error) {
    await discardPictures(ctx, [...stored.values()]);
    throw error;
  }
  const settle = (url: string, kind: UploadKind): string => {
    const picture = stored.get(`${kind} ${url}`);
    return picture ? uploadUrl(picture.id) : url;
  };
  const settleOptional = (url: string | null | undefined, kind: UploadKind) =>
    url ? settle(url, kind) : null;
  return {
    stored: [...stored.values()],
    input: {
      ...input,
      originalImage: settleOptional(input.originalImage, "photo"),
      drawingImageUrl: settleOptional(input.drawingImageUrl, "drawing"),
      selectedDesignImages: input.selectedDesignImages.map((url) => settle(url, "reference")),
      nails: input.nails.map((nail) =>
        nail.design
          ? {
              ...nail,
              design: {
                ...nail.design,
                drawingImageUrl: settleOptional(nail.design.drawingImageUrl, "drawing"),
                referenceImageUrl: settleOptional(nail.design.referenceImageUrl, "reference"),
              },
            }
          : nail,
      ),
    },
  };
}
