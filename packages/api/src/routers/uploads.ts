import { UPLOAD_KINDS, UPLOADS_TOUCHED_MAX } from "@lacquer/contracts";
import { listUploads, touchUploads } from "@lacquer/services";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

/** Earlier uploads, so that a photo can be used again. */
export const uploadsRouter = router({
  list: userProcedure
    .input(
      z.strictObject({
        kind: z.enum(UPLOAD_KINDS),
        limit: z.number().int().min(1).max(50).default(12),
      }),
    )
    .query(({ ctx, input }) => listUploads(ctx.services, ctx.caller.userId, input)),
  /**
   * Reports which uploads the drafts still want, and answers which of them are gone. Uploads that nobody wants for
   * long are removed.
   */
  touch: userProcedure
    .meta({ scope: "create" })
    .input(z.strictObject({ ids: z.array(z.uuid()).max(UPLOADS_TOUCHED_MAX) }))
    .mutation(({ ctx, input }) => touchUploads(ctx.services, ctx.caller.userId, input.ids)),
});
