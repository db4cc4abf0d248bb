import {
  type Design,
  designSettings,
  type DesignsPage,
  fileUrls,
  LacquerError,
  type ListDesignsInput,
} from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";
import { readStored } from "../stored-json/read-stored.ts";
import { readCursor } from "../paging/cursor.ts";
import { findDesigns } from "./find-designs.ts";

const shown = {
  job: {
    select: {
      prompt: true,
      designSettings: true,
      originalImage: true,
      images: { select: { imageIndex: true, width: true, height: true } },
    },
  },
} as const;

interface Row {
  id: string;
  seq: bigint;
  jobId: string;
  imageIndex: number;
  name: string;
  favorite: boolean;
  createdAt: Date;
  job: {
    prompt: string;
    designSettings: unknown;
    originalImage: string | null;
    images: { imageIndex: number; width: number; height: number }[];
  };
}

function present(row: Row): Design {
  const image = row.job.images.find((candidate) => candidate.imageIndex === row.imageIndex);
  return {
    id: row.id,
    seq: Number(row.seq),
    jobId: row.jobId,
    imageIndex: row.imageIndex,
    name: row.name,
    favorite: row.favorite,
    imageUrl: fileUrls.result(row.jobId, row.imageIndex),
    width: image?.width ?? 0,
    height: image?.height ?? 0,
    prompt: row.job.prompt,
    designSettings: readStored(designSettings, row.job.designSettings),
    originalImage: row.job.originalImage,
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * Returns a page of the collection, newest first: all designs, or those that match the filters. `cursor` comes from the
 * previous page and stays valid after deletions.
 */
export async function listDesigns(
  ctx: ServiceContext,
  userId: number,
  page: ListDesignsInput,
): Promise<DesignsPage> {
  const before = readCursor(page.cursor);
  const { limit, cursor: _cursor, ...filters } = page;
  if (Object.values(filters).some((filter) => filter !== undefined && filter !== ""))
    return searchDesigns(ctx, userId, { ...page, before });
  const rows = await ctx.db.prisma.design.findMany({
    where: { userId, ...(before === undefined ? {} : { seq: { lt: before } }) },
    orderBy: { seq: "desc" },
    take: limit + 1,
    include: shown,
  });
  const visible = rows.slice(0, limit);
  return {
    designs: visible.map(present),
    nextCursor: rows.length > limit ? String(visible.at(-1)?.seq) : null,
  };
}

async function searchDesigns(
  ctx: ServiceContext,
  userId: number,
  page: ListDesignsInput & { before: bigint | undefined },
): Promise<DesignsPage> {
  const { ids, next } = await findDesigns(ctx.db.pool, userId, page);
  const rows = await ctx.db.prisma.design.findMany({
    where: { id: { in: ids }, userId },
    orderBy: { seq: "desc" },
    include: shown,
  });
  return { designs: rows.map(present), nextCursor: next };
}

/** Returns one of the user's designs. Throws design_not_found, also for somebody else's design. */
export async function readDesign(ctx: ServiceContext, userId: number, id: string): Promise<Design> {
  const row = await ctx.db.prisma.design.findFirst({ where: { id, userId }, include: shown });
  if (!row) throw new LacquerError("design_not_found");
  return present(row);
}

/** Renames one of the user's designs, or marks it as a favourite. Throws design_not_found. */
export async function updateDesign(
  ctx: ServiceContext,
  userId: number,
  change: { id: string; name?: string | undefined; favorite?: boolean | undefined },
): Promise<Design> {
  const { count } = await ctx.db.prisma.design.updateMany({
    where: { id: change.id, userId },
    data: {
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.favorite === undefined ? {} : { favorite: change.favorite }),
    },
  });
  if (count === 0) throw new LacquerError("design_not_found");
  return readDesign(ctx, userId, change.id);
}
