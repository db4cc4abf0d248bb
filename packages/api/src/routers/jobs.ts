import {
  canceledJobsOutput,
  createdJobOutput,
  createJobInput,
  eventsInput,
  idempotencyKey,
  jobId,
  jobOutput,
  jobsPageOutput,
  laidBackImagesOutput,
  listJobsInput,
  liveMessageOutput,
  paintingTimesOutput,
  queuePageOutput,
  readQueueInput,
  requestDescriptionOutput,
  versionsOutput,
  withdrawnCreateOutput,
} from "@lacquer/contracts";
import {
  cancelJob,
  cancelWaiting,
  createJob,
  describeRequest,
  getJob,
  listJobs,
  listVersions,
  readHands,
  readQueue,
  readPaintingTimes,
  retryJob,
  watchJobs,
  withdrawCreate,
} from "@lacquer/services";
import { z } from "zod";
import { answers, streams } from "../answers.ts";
import { mapped, router, userProcedure } from "../trpc.ts";

const byId = z.strictObject({ jobId });
const createInput = createJobInput.safeExtend({ idempotencyKey: idempotencyKey.optional() });

/** The base of procedures that create designs and control their jobs. */
const creating = userProcedure.meta({ scope: "create" });

/** The queue of jobs. `create` answers at once; the other procedures read and control jobs. */
export const jobsRouter = router({
  create: creating
    .input(createInput)
    .output(answers(createdJobOutput))
    .mutation(async ({ ctx, input }) => {
      await ctx.count("create");
      const { idempotencyKey: key, ...design } = input;
      return createJob(ctx.services, ctx.caller.userId, {
        requestId: ctx.requestId,
        input: design,
        idempotencyKey: key,
      });
    }),
  /**
   * Describes what a design would send and paint, before anything is paid. It is a mutation although it changes
   * nothing, because a design may be too long for a URL.
   */
  describe: userProcedure
    .meta({ scope: "read" })
    .input(createJobInput)
    .output(answers(requestDescriptionOutput))
    .mutation(({ ctx, input }) => describeRequest(ctx.services, ctx.caller.userId, input)),
  get: userProcedure
    .input(byId)
    .output(answers(jobOutput))
    .query(({ ctx, input }) => getJob(ctx.services, ctx.caller.userId, input.jobId)),
  list: userProcedure
    .input(listJobsInput.optional())
    .output(answers(jobsPageOutput))
    .query(({ ctx, input }) =>
      listJobs(ctx.services, ctx.caller.userId, input ?? listJobsInput.parse({})),
    ),
  /** Returns the jobs of a job's design, and the jobs of other designs that it continues or that continue it. */
  versions: userProcedure
    .input(byId)
    .output(answers(versionsOutput))
    .query(({ ctx, input }) => listVersions(ctx.services, ctx.caller.userId, input.jobId)),
  /** Returns one part of the user's queue, as the studio shows it. */
  line: userProcedure
    .input(readQueueInput)
    .output(answers(queuePageOutput))
    .query(({ ctx, input }) => readQueue(ctx.services, ctx.caller.userId, input)),
  times: userProcedure
    .output(answers(paintingTimesOutput))
    .query(({ ctx }) => readPaintingTimes(ctx.services, ctx.caller.userId)),
  /** Returns a job's images that show the designer's own hand, each with the picture as the image provider made it. */
  hands: userProcedure
    .input(byId)
    .output(answers(laidBackImagesOutput))
    .query(({ ctx, input }) => readHands(ctx.services, ctx.caller.userId, input.jobId)),
  cancel: creating
    .input(byId)
    .output(answers(jobOutput))
    .mutation(({ ctx, input }) => cancelJob(ctx.services, ctx.caller.userId, input.jobId)),
  cancelWaiting: creating
    .output(answers(canceledJobsOutput))
    .mutation(({ ctx }) => cancelWaiting(ctx.services, ctx.caller.userId)),
  retry: creating
    .input(z.strictObject({ jobId, idempotencyKey: idempotencyKey.optional() }))
    .output(answers(createdJobOutput))
    .mutation(async ({ ctx, input }) => {
      await ctx.count("create");
      const { requestId } = ctx;
      return retryJob(ctx.services, ctx.caller.userId, { requestId, ...input });
    }),
  /** Takes back a call of `create` whose answer never came. If the call created a job, the job is canceled. */
  withdraw: creating
    .input(z.strictObject({ idempotencyKey }))
    .output(answers(withdrawnCreateOutput))
    .mutation(({ ctx, input }) =>
      withdrawCreate(ctx.services, ctx.caller.userId, input.idempotencyKey),
    ),
  /** Opens the stream of one browser window, which sends first a snapshot and then each change of the user's jobs. */
  events: userProcedure
    .input(eventsInput)
    .output(streams(liveMessageOutput))
    .subscription(({ ctx, input, signal }) =>
      mapped(
        ctx,
        watchJobs(ctx.services, ctx.caller, {
          hub: ctx.live,
          since: input?.since ? new Date(input.since) : null,
          signal: signal ?? new AbortController().signal,
        }),
      ),
    ),
});
