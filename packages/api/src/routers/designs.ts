import {
  clearDesignsInput,
  clearedDesignsOutput,
  designOutput,
  designsPageOutput,
  listDesignsInput,
  removeDesignsInput,
  removedDesignOutput,
  removedDesignsOutput,
  updateDesignInput,
} from "@lacquer/contracts";
import {
  clearDesigns,
  listDesigns,
  readDesign,
  removeDesign,
  removeDesigns,
  updateDesign,
} from "@lacquer/services";
import { z } from "zod";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

/** The collection. Each finished image is one design in it. */
export const designsRouter = router({
  list: userProcedure
    .input(listDesignsInput.optional())
    .output(answers(designsPageOutput))
    .query(({ ctx, input }) =>
      listDesigns(ctx.services, ctx.caller.userId, input ?? listDesignsInput.parse({})),
    ),
  get: userProcedure
    .input(z.strictObject({ id: z.uuid() }))
    .output(answers(designOutput))
    .query(({ ctx, input }) => readDesign(ctx.services, ctx.caller.userId, input.id)),
  update: userProcedure
    .input(updateDesignInput)
    .output(answers(designOutput))
    .mutation(({ ctx, input }) => updateDesign(ctx.services, ctx.caller.userId, input)),
  remove: userProcedure
    .input(z.strictObject({ id: z.uuid() }))
    .output(answers(removedDesignOutput))
    .mutation(({ ctx, input }) => removeDesign(ctx.services, ctx.caller.userId, input.id)),
  removeMany: userProcedure
    .input(removeDesignsInput)
    .output(answers(removedDesignsOutput))
    .mutation(({ ctx, input }) => removeDesigns(ctx.services, ctx.caller.userId, input.ids)),
  clear: userProcedure
    .input(clearDesignsInput)
    .output(answers(clearedDesignsOutput))
    .mutation(({ ctx, input }) => clearDesigns(ctx.services, ctx.caller.userId, input)),
});
