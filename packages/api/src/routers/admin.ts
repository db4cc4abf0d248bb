import {
  adminAuditInput,
  adminAuditOutput,
  adminChangedOutput,
  adminChangeJobInput,
  adminGrantInput,
  adminGrantOutput,
  adminJobInput,
  adminJobOutput,
  adminJobsInput,
  adminJobsOutput,
  adminLiveOutput,
  adminMineOutput,
  adminTotalsOutput,
  createdJobOutput,
} from "@lacquer/contracts";
import {
  cancelAnyJob,
  grantAsAdmin,
  listAdminAudit,
  listAdminJobs,
  readAdminJob,
  readAdminTotals,
  readLiveFigures,
  readOwnAdmin,
  retryAnyJob,
} from "@lacquer/services";
import { answers } from "../answers.ts";
import { accountProcedure, router } from "../trpc.ts";

/**
 * Procedures for the monitor. Every verb checks that its caller is an admin, except that of `mine`, which tells any
 * account whether it is an admin's.
 */
export const adminRouter = router({
  mine: accountProcedure
    .output(answers(adminMineOutput))
    .query(({ ctx }) => readOwnAdmin(ctx.services, ctx.caller)),
  live: accountProcedure
    .output(answers(adminLiveOutput))
    .query(({ ctx }) => readLiveFigures(ctx.services, ctx.caller)),
  totals: accountProcedure
    .output(answers(adminTotalsOutput))
    .query(({ ctx }) => readAdminTotals(ctx.services, ctx.caller)),
  audit: accountProcedure
    .input(adminAuditInput)
    .output(answers(adminAuditOutput))
    .query(({ ctx, input }) => listAdminAudit(ctx.services, ctx.caller, input)),
  jobs: accountProcedure
    .input(adminJobsInput)
    .output(answers(adminJobsOutput))
    .query(({ ctx, input }) => listAdminJobs(ctx.services, ctx.caller, input)),
  job: accountProcedure
    .input(adminJobInput)
    .output(answers(adminJobOutput))
    .query(({ ctx, input }) => readAdminJob(ctx.services, ctx.caller, input.jobId)),
  cancel: accountProcedure
    .input(adminChangeJobInput)
    .output(answers(adminChangedOutput))
    .mutation(({ ctx, input }) => cancelAnyJob(ctx.services, ctx.caller, input)),
  retry: accountProcedure
    .input(adminChangeJobInput)
    .output(answers(createdJobOutput))
    .mutation(({ ctx, input }) =>
      retryAnyJob(ctx.services, ctx.caller, { ...input, requestId: ctx.requestId }),
    ),
  grant: accountProcedure
    .input(adminGrantInput)
    .output(answers(adminGrantOutput))
    .mutation(({ ctx, input }) => grantAsAdmin(ctx.services, ctx.caller, input)),
});
