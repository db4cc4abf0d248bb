import { accountDeletionOutput } from "@lacquer/contracts";
import { askDeletion, keepAccount, readDeletion } from "@lacquer/services";
import { answers } from "../answers.ts";
import { personProcedure, router } from "../trpc.ts";

/** Procedures for the account as a whole. A program with a key may not use them; a guest may. */
export const accountRouter = router({
  deletion: personProcedure
    .output(answers(accountDeletionOutput))
    .query(({ ctx }) => readDeletion(ctx.services, ctx.caller.userId)),
  delete: personProcedure
    .output(answers(accountDeletionOutput))
    .mutation(({ ctx }) => askDeletion(ctx.services, ctx.caller.userId)),
  keep: personProcedure
    .output(answers(accountDeletionOutput))
    .mutation(({ ctx }) => keepAccount(ctx.services, ctx.caller.userId)),
});
