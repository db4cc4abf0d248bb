import { fileUrls, type Upload, type UploadKind } from "@lacquer/contracts";
import type { ServiceContext } from "../context.ts";

/** Returns the user's own uploads of one kind, newest first. */
export async function listUploads(
  ctx: ServiceContext,
  userId: number,
  page: { kind: UploadKind; limit: number },
): Promise<Upload[]> {
  const rows = await ctx.db.prisma.upload.findMany({
    where: { userId, kind: page.kind },
    orderBy: { createdAt: "desc" },
    take: page.limit,
  });
  return rows.map(({ id, kind, width, height }) => ({
    id,
    url: fileUrls.upload(id),
    width,
    height,
    kind,
  }));
}
