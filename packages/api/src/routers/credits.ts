import {
  creditNoticeInput,
  creditSummaryOutput,
  ledgerPageOutput,
  listLedgerInput,
  monthlyLimitInput,
} from "@lacquer/contracts";
import { listLedger, setCreditNotice, setMonthlyLimit, summarizeCredits } from "@lacquer/services";
import { answers } from "../answers.ts";
import { router, userProcedure } from "../trpc.ts";

export const creditsRouter = router({
  summary: userProcedure
    .output(answers(creditSummaryOutput))
    .query(({ ctx }) => summarizeCredits(ctx.services, ctx.caller.userId)),
  ledger: userProcedure
    .input(listLedgerInput.optional())
    .output(answers(ledgerPageOutput))
    .query(({ ctx, input }) =>
      listLedger(ctx.services, ctx.caller.userId, input ?? listLedgerInput.parse({})),
    ),
  setNotice: userProcedure
    .input(creditNoticeInput)
    .output(answers(creditSummaryOutput))
    .mutation(({ ctx, input }) => setCreditNotice(ctx.services, ctx.caller.userId, input.below)),
  setMonthlyLimit: userProcedure
    .input(monthlyLimitInput)
    .output(answers(creditSummaryOutput))
    .mutation(({ ctx, input }) => setMonthlyLimit(ctx.services, ctx.caller.userId, input.cap)),
});
