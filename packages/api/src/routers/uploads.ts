import { UPLOAD_KINDS } from "@lacquer/contracts";
import { listUploads, touchUploads } from "@lacquer/services";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

/** Ids in one call: more than any studio has in its drafts. */
const TOUCHED_MAX = 500;

/** What was uploaded before, so that a photo can be used again. */
export const uploadsRouter = router({
  list: userProcedure
    .input(
      z.strictObject({
        kind: z.enum(UPLOAD_KINDS),
        limit: z.number().int().min(1).max(50).default(12),
      }),
    )
    .query(({ ctx, input }) => listUploads(ctx.services, ctx.caller.userId, input)),
  /** Says that drafts still want these; what nobody wants for long is removed. */
  touch: userProcedure
    .input(z.strictObject({ ids: z.array(z.uuid()).max(TOUCHED_MAX) }))
    .mutation(({ ctx, input }) => touchUploads(ctx.services, ctx.caller.userId, input.ids)),
});
