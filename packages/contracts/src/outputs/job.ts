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
      .describe("Null while no call has reported its use, or if no rate is known."),
    quotedUsd: z
      .number()
      .nullable()
      .describe("Estimated before each call; null where the model's tokens are not published."),
  })
  .meta({
    id: "JobUsage",
    description:
      "Paid calls of a job, all its attempts together. Dollars are estimates by the studio's own rates.",
  });
export type JobUsage = z.output<typeof jobUsageOutput>;

export const jobWaitingForOutput = z
  .object({
    code: z.enum(["provider_busy", "provider_paused", "provider_budget"]),
    message: z.string().describe("For the designer."),
    until: time.describe("When the next try is due."),
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
    resultImages: z.array(z.string()).describe("Finished images, as relative urls of this origin."),
    errorCode: z.string().nullable().describe("One of the error codes; null if there was none."),
    errorMessage: z.string().nullable(),
    creditsDeducted: z.boolean().describe("Stays true once the job was charged."),
    cost: z.int().describe("Credits: one for each image."),
    refunded: z.int().describe("Credits returned so far."),
    attempt: z.int(),
    progress: z.number().min(0).max(100),
    previewImage: z.string().nullable().describe("An unfinished picture, while the job runs."),
    queuePosition: z
      .int()
      .nullable()
      .describe("1 = next in the owner's own queue; null when not waiting."),
    provider: z.string().nullable(),
    painterEdition: z
      .int()
      .nullable()
      .describe(
        "Which edition of the built-in renderer's painter made its images; null if another provider made them, if none is made yet, and in jobs made before editions were counted.",
      ),
    usage: jobUsageOutput
      .nullable()
      .describe(
        "The usage of its paid calls so far; null if the built-in renderer paints, or before the first call.",
      ),
    waitingFor: jobWaitingForOutput
      .nullable()
      .describe("For a waiting job: why its provider keeps it waiting; null if it does not."),
    retryOf: jobId.nullable().describe("The failed or canceled job that it repeats."),
    version: z
      .int()
      .describe(
        "Grows with every visible change; of two copies, the one with the higher version is newer.",
      ),
    tabId: z.string().nullable().describe("As given when the job was created."),
    variation: z
      .enum(VARIATIONS)
      .nullable()
      .describe(
        "How its images differ from its settings; null in jobs made before there was a choice.",
      ),
    graceUntil: time
      .nullable()
      .describe("No worker starts the job before this time; null = it had no grace period."),
    parentJobId: jobId.nullable().describe("The job that it continues from."),
    draft: z
      .unknown()
      .optional()
      .describe(
        "The draft with which the studio opens it again; only in the answer for a single job.",
      ),
    createdAt: time,
    updatedAt: time,
    startedAt: time.nullable(),
    completedAt: time.nullable(),
  })
  .meta({
    id: "Job",
    description: "A job as its owner sees it. Pictures are relative urls of this origin.",
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
    jobs: z.array(jobOutput).describe("Newest first; `parentJobId` says what each continues from."),
    isWhole: z.boolean().describe("False if some versions are left out."),
  })
  .meta({ id: "Versions", description: "The versions of a design." });
export type Versions = z.output<typeof versionsOutput>;

export const createdJobOutput = z
  .object({ jobId, cost: z.int().describe("Credits that it will take when it starts.") })
  .meta({ id: "CreatedJob", description: "A job that was accepted." });
export type CreatedJob = z.output<typeof createdJobOutput>;

/** The result of taking back a request that creates a job. */
export const withdrawnCreateOutput = z.object({
  jobId: jobId
    .nullable()
    .describe(
      "The job that was canceled; null = the request to create it has not arrived, and is refused if it does.",
    ),
});
export type WithdrawnCreate = z.output<typeof withdrawnCreateOutput>;

export const canceledJobsOutput = z.object({
  canceled: z.int().describe("The number of ended jobs."),
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
    rawImageUrl: z.string().describe("The image provider's own picture."),
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
      .describe("processing = the time was up; the server finishes the job by itself."),
  })
  .meta({ id: "CronAnswer", description: "The result of one call of a cron service." });
export type CronAnswer = z.output<typeof cronAnswerOutput>;
