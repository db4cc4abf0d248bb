import {
  designSettings,
  type ExportShape,
  type ExportShow,
  type ExportType,
  LacquerError,
  nailGuides,
  uploadIdOf,
} from "@lacquer/contracts";
import type { JobRow } from "@lacquer/db";
import { exportPicture, markOf, nailBoxesOn, nailsOn } from "@lacquer/imaging";
import { contentDisposition, safeFileName } from "@lacquer/storage";
import type { ServiceContext } from "../context.ts";
import { designName, nameWithEnding } from "../files/find-file.ts";
import type { OpenedFile } from "../files/open-file.ts";
import type { ThumbnailWidth } from "../files/thumbnail.ts";
import { exportsGate } from "../limits/gates.ts";
import { openFullSize, type ResultRow } from "./full-size.ts";

export interface ExportChoice {
  jobId: string;
  imageIndex: number;
  shape: ExportShape;
  type: ExportType;
  show: ExportShow;
  /** The file's name. If empty, the design's name is used. */
  name: string;
  /** The user's upload to lay on a corner as a logo. If absent, there is no logo. */
  logo?: string | undefined;
  /** Requests a small picture of this width, as a preview of the export. */
  width?: ThumbnailWidth | undefined;
}

async function findResult(
  ctx: ServiceContext,
  userId: number,
  { jobId, imageIndex }: ExportChoice,
): Promise<ResultRow> {
  const found = await ctx.db.prisma.jobImage.findFirst({
    where: { jobId, imageIndex, job: { userId } },
    include: { job: true },
  });
  if (!found) throw new LacquerError("file_not_found");
  const { job, ...image } = found;
  return { job, image };
}

/** Returns the photo before the design: the original, or the working copy if a small picture is enough. */
async function readPhoto(ctx: ServiceContext, job: JobRow, isSmall: boolean): Promise<Uint8Array> {
  const id = job.originalImage && uploadIdOf(job.originalImage);
  const upload = id ? await ctx.db.prisma.upload.findUnique({ where: { id } }) : null;
  const key = upload && ((isSmall ? upload.workingKey : null) ?? upload.storageKey);
  const object = key && (await ctx.storage.get(key));
  if (!object) throw new LacquerError("file_not_found");
  return object.bytes;
}

/** Returns the pictures of an export, and the design's mark for the file. */
async function readPictures(ctx: ServiceContext, row: ResultRow, { show, width }: ExportChoice) {
  const isSmall = width !== undefined;
  const before = show === "after" ? null : await readPhoto(ctx, row.job, isSmall);
  if (before && show === "before") return { pictures: [before] as const, xmp: null };
  const stored = isSmall ? (await ctx.storage.get(row.image.storageKey))?.bytes : null;
  const after = stored ?? (await openFullSize(ctx, row));
  if (!after) throw new LacquerError("file_not_found");
  const pictures = before ? ([before, after] as const) : ([after] as const);
  return { pictures, xmp: await markOf(after) };
}

/** Returns the user's own logo. Other uploads cannot be laid on an export. */
async function readLogo(
  ctx: ServiceContext,
  userId: number,
  id: string | undefined,
): Promise<Uint8Array | null> {
  if (id === undefined) return null;
  const upload = await ctx.db.prisma.upload.findFirst({ where: { id, userId, kind: "logo" } });
  const object = upload && (await ctx.storage.get(upload.storageKey));
  if (!object) throw new LacquerError("file_not_found");
  return object.bytes;
}

const SHOWN: Readonly<Record<ExportShow, string>> = {
  after: "",
  before: " before",
  both: " before and after",
};

/**
 * Exports one of the user's results as a file to share. The file has the photo's own size or is cut to a shape around
 * the nails. It is in sRGB and contains the design's mark. Waits for a turn at the gate. Throws file_not_found, also if
 * the photo is requested and the design has none, or if the user does not have the logo.
 */
export async function exportResult(
  ctx: ServiceContext,
  userId: number,
  choice: ExportChoice,
): Promise<OpenedFile> {
  const { jobId, imageIndex, shape, type, show, width } = choice;
  const row = await findResult(ctx, userId, choice);
  const design = {
    nails: nailGuides.catch([]).parse(row.job.nails),
    settings: designSettings.parse(row.job.designSettings),
    prompt: row.job.prompt,
    hasPhoto: row.job.originalImage !== null,
    isPainted: row.image.rawStorageKey === null,
  };
  const bytes = await exportsGate.run(`user:${userId}`, async () => {
    const { pictures, xmp } = await readPictures(ctx, row, choice);
    const logo = await readLogo(ctx, userId, choice.logo);
    const places = { nailsOn: nailsOn(design), nailBoxesOn: nailBoxesOn(design) };
    return exportPicture({ pictures, xmp, shape, type, width, logo, ...places });
  });
  const ref = { kind: "result", jobId, imageIndex } as const;
  const name =
    safeFileName(choice.name) ??
    (await designName(ctx, { userId }, ref)) ??
    `lacquer-${jobId.slice(0, 8)}-${imageIndex + 1}`;
  const contentType = `image/${type}`;
  const cut = shape === "full" ? "" : ` ${shape}`;
  const fileName = nameWithEnding(`${name}${cut}${SHOWN[show]}`, contentType);
  return { bytes, contentType, disposition: contentDisposition("attachment", fileName) };
}
