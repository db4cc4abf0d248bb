import {
  listUploadsInput,
  touchedUploadsOutput,
  touchUploadsInput,
  uploadsOutput,
} from "@lacquer/contracts";
import { listUploads, touchUploads } from "@lacquer/services";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

/** Earlier uploads. The studio lists them so that a photo can be used again. */
export const uploadsRouter = router({
  list: userProcedure
    .input(listUploadsInput)
    .output(answers(uploadsOutput))
    .query(({ ctx, input }) => listUploads(ctx.services, ctx.caller.userId, input)),
  /**
   * Records which uploads the drafts still need, and returns those that no longer exist. Uploads that have not been
   * needed for a long time are removed.
   */
  touch: userProcedure
    .meta({ scope: "create" })
    .input(touchUploadsInput)
    .output(answers(touchedUploadsOutput))
    .mutation(({ ctx, input }) => touchUploads(ctx.services, ctx.caller.userId, input.ids)),
});
