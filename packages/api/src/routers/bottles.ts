import {
  bottleOutput,
  bottlesOutput,
  putBottlesInput,
  removeBottlesInput,
  removedBottlesOutput,
  updateBottleInput,
} from "@lacquer/contracts";
import { listBottles, putBottles, removeBottles, updateBottle } from "@lacquer/services";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

/** Procedures for the user's own bottles of polish. */
export const bottlesRouter = router({
  list: userProcedure
    .output(answers(bottlesOutput))
    .query(({ ctx }) => listBottles(ctx.services, ctx.caller.userId)),
  put: userProcedure
    .input(putBottlesInput)
    .output(answers(bottlesOutput))
    .mutation(({ ctx, input }) => putBottles(ctx.services, ctx.caller.userId, input.bottles)),
  update: userProcedure
    .input(updateBottleInput)
    .output(answers(bottleOutput))
    .mutation(({ ctx, input }) => updateBottle(ctx.services, ctx.caller.userId, input)),
  remove: userProcedure
    .input(removeBottlesInput)
    .output(answers(removedBottlesOutput))
    .mutation(({ ctx, input }) => removeBottles(ctx.services, ctx.caller.userId, input.ids)),
});
