import { listLedgerInput } from "@lacquer/contracts";
import { listLedger, summarizeCredits } from "@lacquer/services";
import { router, userProcedure } from "../trpc.ts";

export const creditsRouter = router({
  summary: userProcedure.query(({ ctx }) => summarizeCredits(ctx.services, ctx.caller.userId)),
  ledger: userProcedure
    .input(listLedgerInput.optional())
    .query(({ ctx, input }) =>
      listLedger(ctx.services, ctx.caller.userId, input ?? listLedgerInput.parse({})),
    ),
});
