import { z } from "zod";
import { imageUrl, type NailGuide, nailGuides } from "./guides.ts";
import {
  DRAFT_BYTES_MAX,
  GRACE_SECONDS_MAX,
  IDEMPOTENCY_KEY_MAX,
  IMAGES_DEFAULT,
  IMAGES_MAX,
  LIST_LIMIT_MAX,
  PROMPT_MAX,
  REFERENCES_MAX,
  TAB_ID_MAX,
} from "./limits.ts";
import { DEFAULT_SETTINGS, type DesignSettings, designSettings } from "./settings.ts";
import { JOB_STATUSES, type JobStatus, type Variation, VARIATIONS } from "./vocabulary.ts";
import { DEFAULT_WEIGHTS, type InfluenceWeights, influenceWeights } from "./weights.ts";

/** Control characters mean nothing to a designer, and can break whatever reads the prompt later. */
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const printable = /^[^\u0000-\u001f\u007f]*$/;

/** Any JSON up to DRAFT_BYTES_MAX bytes. */
const draft = z
  .json()
  .refine(
    (value) => new TextEncoder().encode(JSON.stringify(value)).length <= DRAFT_BYTES_MAX,
    `A draft may take up to ${DRAFT_BYTES_MAX / 1024} kB as JSON.`,
  );

/** The body of a create: the whole design as it was when Generate was pressed. */
export const createJobInput = z
  .strictObject({
    prompt: z
      .string()
      .max(PROMPT_MAX, `The words may have at most ${PROMPT_MAX} characters.`)
      .transform((text) => text.replace(controlCharacters, "").trim()),
    originalImage: imageUrl.nullish(),
    selectedDesignImages: z.array(imageUrl).max(REFERENCES_MAX).default([]),
    drawingImageUrl: imageUrl.nullish(),
    influenceWeights: influenceWeights.default(DEFAULT_WEIGHTS),
    designSettings: designSettings.default(DEFAULT_SETTINGS),
    nails: nailGuides.default([]),
    imageCount: z.number().int().min(1).max(IMAGES_MAX).default(IMAGES_DEFAULT),
    tabId: z
      .string()
      .min(1)
      .max(TAB_ID_MAX)
      .regex(printable, "A tab id must not contain control characters.")
      .nullish(),
    variation: z.enum(VARIATIONS).default("same"),
    /** The job cannot be claimed before that, so taking it back is free. */
    graceSeconds: z.number().min(0).max(GRACE_SECONDS_MAX).default(0),
    /** The job that this one continues from; one that is not (or no longer) the caller's own is left out. */
    parentJobId: z.uuid().nullish(),
    draft: draft.nullish(),
  })
  .refine(
    (input) =>
      !input.influenceWeights.references ||
      input.influenceWeights.references.length === input.selectedDesignImages.length,
    {
      message: "influenceWeights.references needs one weight for each of selectedDesignImages.",
      path: ["influenceWeights", "references"],
    },
  );
export type CreateJobInput = z.output<typeof createJobInput>;
export type CreateJobBody = z.input<typeof createJobInput>;

export const idempotencyKey = z
  .string()
  .min(1)
  .max(IDEMPOTENCY_KEY_MAX)
  .regex(/^[\x21-\x7e]+$/, "An idempotency key must be 1 to 255 visible ASCII characters.");

export const jobId = z.uuid();

export const listJobsInput = z.object({
  status: z.enum(JOB_STATUSES).optional(),
  limit: z.coerce.number().int().min(1).max(LIST_LIMIT_MAX).default(50),
  cursor: jobId.optional(),
});

/** A job as its owner sees it. Times are ISO 8601 in UTC; image urls are relative to this origin. */
export interface Job {
  id: string;
  userId: number;
  status: JobStatus;
  prompt: string;
  originalImage: string | null;
  selectedDesignImages: string[];
  drawingImageUrl: string | null;
  influenceWeights: InfluenceWeights;
  designSettings: DesignSettings;
  nails: NailGuide[];
  imageCount: number;
  resultImages: string[];
  errorCode: string | null;
  errorMessage: string | null;
  creditsDeducted: boolean;
  /** In credits: one for each image. */
  cost: number;
  /** Credits returned so far. */
  refunded: number;
  attempt: number;
  /** 0–100. */
  progress: number;
  previewImage: string | null;
  /** 1 = next in the owner's own queue; null when the job is not waiting. */
  queuePosition: number | null;
  provider: string | null;
  /**
   * What the job asked of its provider and used so far; null when the built-in renderer paints, or nothing was asked
   * yet.
   */
  usage: JobUsage | null;
  /** Why the provider keeps this waiting job waiting; null when it does not. */
  waitingFor: JobWaitingFor | null;
  retryOf: string | null;
  /** Grows with every visible change, so the higher of two copies is the newer. */
  version: number;
  tabId: string | null;
  /** How its images differ from its settings; null in jobs from before this could be chosen. */
  variation: Variation | null;
  /** Until when it could be taken back before any worker could start it (ISO 8601); null = it had no grace. */
  graceUntil: string | null;
  /** The job that it continues from. */
  parentJobId: string | null;
  /** What the studio needs to open it again; only in the answer for a single job. */
  draft?: unknown;
  createdAt: string;
  updatedAt: string;
  startedAt: string | null;
  completedAt: string | null;
}

/** A job's paid calls, over all its attempts. Dollars are the studio's estimates by its own rates. */
export interface JobUsage {
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Null until a call reports what it used, or when no rate is known. */
  costUsd: number | null;
  /** Estimated before each call; null when the model's tokens are not published. */
  quotedUsd: number | null;
}

export interface JobWaitingFor {
  code: "provider_busy" | "provider_paused" | "provider_budget";
  /** Written for the designer. */
  message: string;
  /** When the next try is due (ISO 8601). */
  until: string;
}

export interface CreatedJob {
  jobId: string;
  cost: number;
}

/** `since`: the snapshot includes the jobs that ended after this moment (ISO 8601). */
export const eventsInput = z
  .strictObject({
    since: z.iso.datetime({ offset: true }).optional(),
    lastEventId: z.string().max(100).nullish(),
  })
  .optional();
