import {
  listUploadsInput,
  touchedUploadsOutput,
  touchUploadsInput,
  uploadsOutput,
} from "@lacquer/contracts";
import { listUploads, touchUploads } from "@lacquer/services";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

/** Earlier uploads, so that a photo can be used again. */
export const uploadsRouter = router({
  list: userProcedure
    .input(listUploadsInput)
    .output(answers(uploadsOutput))
    .query(({ ctx, input }) => listUploads(ctx.services, ctx.caller.userId, input)),
  /**
   * Reports which uploads the drafts still want, and answers which of them are gone. Uploads that nobody wants for
   * long are removed.
   */
  touch: userProcedure
    .meta({ scope: "create" })
    .input(touchUploadsInput)
    .output(answers(touchedUploadsOutput))
    .mutation(({ ctx, input }) => touchUploads(ctx.services, ctx.caller.userId, input.ids)),
});
