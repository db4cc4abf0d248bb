import { listLedgerInput, monthlyLimitInput } from "@lacquer/contracts";
import { listLedger, setMonthlyLimit, summarizeCredits } from "@lacquer/services";
import { router, userProcedure } from "../trpc.ts";

export const creditsRouter = router({
  summary: userProcedure.query(({ ctx }) => summarizeCredits(ctx.services, ctx.caller.userId)),
  ledger: userProcedure
    .input(listLedgerInput.optional())
    .query(({ ctx, input }) =>
      listLedger(ctx.services, ctx.caller.userId, input ?? listLedgerInput.parse({})),
    ),
  setMonthlyLimit: userProcedure
    .input(monthlyLimitInput)
    .mutation(({ ctx, input }) => setMonthlyLimit(ctx.services, ctx.caller.userId, input.cap)),
});
