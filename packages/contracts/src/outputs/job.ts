import { z } from "zod";
import { nailGuides } from "../guides.ts";
import { jobId } from "../job.ts";
import { designSettings } from "../settings.ts";
import { time } from "../time.ts";
import { JOB_STATUSES, VARIATIONS } from "../vocabulary.ts";
import { influenceWeightsOutput } from "./weights.ts";
import { nextCursor } from "./next-cursor.ts";

/** A job's paid calls, over all its attempts. Dollars are estimates at the rates that the studio has set. */
export const jobUsageOutput = z
  .object({
    calls: z.int(),
    inputTokens: z.number(),
    outputTokens: z.number(),
    costUsd: z
      .number()
      .nullable()
      .describe(
        "The cost of the calls in US dollars; null until a call has reported its token usage, or if no rate is known.",
      ),
    quotedUsd: z
      .number()
      .nullable()
      .describe(
        "The cost in US dollars that was estimated before the calls; null if the model's token counts are not published.",
      ),
  })
  .meta({
    id: "JobUsage",
    description:
      "A job's paid calls, over all its attempts. Dollar amounts are estimates at the rates that the studio has set.",
  });
export type JobUsage = z.output<typeof jobUsageOutput>;

export const jobWaitingForOutput = z
  .object({
    code: z.enum(["provider_busy", "provider_paused", "provider_budget"]),
    message: z.string().describe("A sentence for the designer."),
    until: time.describe("The time of the next try."),
  })
  .meta({ id: "JobWaitingFor", description: "Why the image provider keeps a job waiting." });
export type JobWaitingFor = z.output<typeof jobWaitingForOutput>;

/** A job as its owner sees it. Times are ISO 8601 in UTC; image urls are relative to the server's origin. */
export const jobOutput = z
  .object({
    id: jobId,
    userId: z.int(),
    status: z.enum(JOB_STATUSES),
    prompt: z.string(),
    originalImage: z.string().nullable(),
    selectedDesignImages: z.array(z.string()),
    drawingImageUrl: z.string().nullable(),
    influenceWeights: influenceWeightsOutput,
    designSettings,
    nails: nailGuides,
    imageCount: z.int(),
    resultImages: z
      .array(z.string())
      .describe("The finished images, as urls relative to this server's origin."),
    errorCode: z
      .string()
      .nullable()
      .describe("One of the documented error codes; null if the job has no error."),
    errorMessage: z.string().nullable(),
    creditsDeducted: z
      .boolean()
      .describe(
        "True from the moment the job was charged, even if the credits are returned later.",
      ),
    cost: z.int().describe("The price in credits: one for each image."),
    refunded: z.int().describe("Credits returned so far."),
    attempt: z.int(),
    progress: z.number().min(0).max(100),
    previewImage: z
      .string()
      .nullable()
      .describe(
        "The url of an unfinished picture; null if the job is not running or has no such picture.",
      ),
    queuePosition: z
      .int()
      .nullable()
      .describe(
        "The job's place in the owner's own queue, where 1 is next; null if the job is not waiting.",
      ),
    provider: z.string().nullable(),
    painterEdition: z
      .int()
      .nullable()
      .describe(
        "The edition of the built-in renderer's painter that made the images. Null if another provider made them, if no image is made yet, or if the job is from before editions were counted.",
      ),
    usage: jobUsageOutput
      .nullable()
      .describe(
        "The tokens and the cost of the job's paid calls so far; null if the built-in renderer paints, and before the first call.",
      ),
    waitingFor: jobWaitingForOutput
      .nullable()
      .describe("Why the image provider keeps this job waiting; null if it does not."),
    retryOf: jobId.nullable().describe("The failed or canceled job that this job repeats."),
    version: z
      .int()
      .describe(
        "Grows with every visible change; of two copies, the one with the higher version is newer.",
      ),
    tabId: z.string().nullable().describe("The tab id that was given when the job was created."),
    variation: z
      .enum(VARIATIONS)
      .nullable()
      .describe(
        "How the images differ from the job's settings; null if the job was created before this could be chosen.",
      ),
    graceUntil: time
      .nullable()
      .describe("No worker starts the job before this time; null = the job has no grace period."),
    parentJobId: jobId.nullable().describe("The job that this job continues from."),
    draft: z
      .unknown()
      .optional()
      .describe(
        "The draft from which the studio opens the design again; present only in the answer for a single job.",
      ),
    createdAt: time,
    updatedAt: time,
    startedAt: time.nullable(),
    completedAt: time.nullable(),
  })
  .meta({
    id: "Job",
    description:
      "A job as its owner sees it. Pictures are given as urls relative to this server's origin.",
  });
export type Job = z.output<typeof jobOutput>;

export const jobsPageOutput = z
  .object({
    jobs: z.array(jobOutput),
    nextCursor,
  })
  .meta({ id: "JobsPage", description: "A page of jobs." });
export type JobsPage = z.output<typeof jobsPageOutput>;

/** The jobs of one design, and the jobs of other designs that it continues or that continue it. */
export const versionsOutput = z
  .object({
    jobs: z
      .array(jobOutput)
      .describe(
        "The jobs, newest first. Each job's `parentJobId` names the job that it continues from.",
      ),
    isWhole: z.boolean().describe("False if some versions are left out."),
  })
  .meta({ id: "Versions", description: "The versions of a design." });
export type Versions = z.output<typeof versionsOutput>;

export const createdJobOutput = z
  .object({
    jobId,
    cost: z.int().describe("The credits that will be charged when the job starts."),
  })
  .meta({ id: "CreatedJob", description: "A job that was accepted." });
export type CreatedJob = z.output<typeof createdJobOutput>;

/** The result of taking back a request that creates a job. */
export const withdrawnCreateOutput = z.object({
  jobId: jobId
    .nullable()
    .describe(
      "The job that was canceled; null = the request that creates the job has not arrived, and will be refused if it arrives later.",
    ),
});
export type WithdrawnCreate = z.output<typeof withdrawnCreateOutput>;

export const canceledJobsOutput = z.object({
  canceled: z.int().describe("The number of jobs that were canceled."),
});
export type CanceledJobs = z.output<typeof canceledJobsOutput>;

/**
 * A composite hand: the designer's own photo laid over a provider's picture everywhere except the nails.
 */
export const laidBackImageOutput = z
  .object({
    imageIndex: z.int(),
    handChange: z
      .number()
      .describe("The share of the hand that the image provider changed, 0–100 %."),
    rawImageUrl: z.string().describe("The url of the picture as the image provider made it."),
  })
  .meta({
    id: "LaidBackImage",
    description:
      "A finished image that shows the designer's own photo everywhere except on the nails.",
  });
export type LaidBackImage = z.output<typeof laidBackImageOutput>;
export const laidBackImagesOutput = z.array(laidBackImageOutput);

/** The result of one call of the cron endpoint. */
export const cronAnswerOutput = z
  .object({
    processed: z.literal([0, 1]),
    jobId: jobId.optional(),
    status: z
      .enum(JOB_STATUSES)
      .optional()
      .describe(
        "The job's status. processing = the time for this call was up before the job was finished; the server finishes the job by itself.",
      ),
  })
  .meta({ id: "CronAnswer", description: "The result of one call of a cron service." });
export type CronAnswer = z.output<typeof cronAnswerOutput>;
