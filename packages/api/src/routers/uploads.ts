import {
  listUploadsInput,
  touchedUploadsOutput,
  touchUploadsInput,
  uploadsOutput,
} from "@lacquer/contracts";
import { listUploads, touchUploads } from "@lacquer/services";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

/** What was uploaded before, so that a photo can be used again. */
export const uploadsRouter = router({
  list: userProcedure
    .input(listUploadsInput)
    .output(answers(uploadsOutput))
    .query(({ ctx, input }) => listUploads(ctx.services, ctx.caller.userId, input)),
  /** Says that drafts still want these, and hears which of them are gone: what nobody wants for long is removed. */
  touch: userProcedure
    .meta({ scope: "create" })
    .input(touchUploadsInput)
    .output(answers(touchedUploadsOutput))
    .mutation(({ ctx, input }) => touchUploads(ctx.services, ctx.caller.userId, input.ids)),
});
