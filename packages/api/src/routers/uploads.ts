import { UPLOAD_KINDS } from "@lacquer/contracts";
import { listUploads } from "@lacquer/services";
import { z } from "zod";
import { router, userProcedure } from "../trpc.ts";

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
});
