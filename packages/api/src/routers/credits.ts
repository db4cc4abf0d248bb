import { listLedgerInput } from "@lacquer/contracts";
import { listLedger, summarizeCredits } from "@lacquer/services";
import { router, userProcedure } from "../trpc.ts";

export const creditsRouter = router({
  summary: userProcedure.query(({ ctx }) => summarizeCredits(ctx.services, ctx.user.id)),
  ledger: userProcedure
    .input(listLedgerInput.optional())
    .query(({ ctx, input }) =>
      listLedger(ctx.services, ctx.user.id, input ?? listLedgerInput.parse({})),
    ),
});
