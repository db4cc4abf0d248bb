import { accountDeletionOutput, auditPageOutput, listAuditInput } from "@lacquer/contracts";
import { askDeletion, keepAccount, listAudit, readDeletion } from "@lacquer/services";
import { answers } from "../answers.ts";
import { accountProcedure, personProcedure, router } from "../trpc.ts";

/** Procedures for the account as a whole. A program with a key may not use them; a guest may. */
export const accountRouter = router({
  audit: accountProcedure
    .input(listAuditInput.optional())
    .output(answers(auditPageOutput))
    .query(({ ctx, input }) =>
      listAudit(ctx.services, ctx.caller.userId, input ?? listAuditInput.parse({})),
    ),
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
