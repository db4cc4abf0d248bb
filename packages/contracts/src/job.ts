import { z } from "zod";
import { nailGuides } from "./guides.ts";
import { imageUrl } from "./image-url.ts";
import {
  DRAFT_BYTES_MAX,
  GRACE_SECONDS_MAX,
  IDEMPOTENCY_KEY_MAX,
  IMAGES_DEFAULT,
  IMAGES_MAX,
  pageSize,
  pageSizeInQuery,
  PROMPT_MAX,
  REFERENCES_MAX,
  TAB_ID_MAX,
} from "./limits.ts";
import { DEFAULT_SETTINGS, designSettings } from "./settings.ts";
import { JOB_STATUSES, VARIATIONS } from "./vocabulary.ts";
import { DEFAULT_WEIGHTS, influenceWeights } from "./weights.ts";
import { moment } from "./time.ts";

/** Characters that are removed from prompts. Nobody can see them, and they can break programs that read the prompt. */
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

const printable = /^[^\u0000-\u001f\u007f]*$/;

/** The id that the browser gives to a design that is open in one of its tabs. */
export const tabId = z
  .string()
  .min(1)
  .max(TAB_ID_MAX)
  .regex(printable, "A tab id must not contain control characters.");

const json = z.json();

/**
 * Any JSON up to DRAFT_BYTES_MAX bytes. The OpenAPI document says that any value is allowed, because code generators
 * fail on a recursive type.
 */
export const jobDraft = z
  .custom<z.output<typeof json>>(
    (value) => json.safeParse(value).success,
    "A draft must be valid JSON.",
  )
  .refine(
    (value) => new TextEncoder().encode(JSON.stringify(value)).length <= DRAFT_BYTES_MAX,
    `A draft may take up to ${DRAFT_BYTES_MAX / 1024} kB as JSON.`,
  )
  .describe(
    "Any JSON up to 256 kB. The studio stores here what it needs to open the design again.",
  );

/** The body of a request that creates a job: the whole design as it was when Generate was pressed. */
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
    tabId: tabId.nullish(),
    variation: z.enum(VARIATIONS).default("same"),
    graceSeconds: z
      .number()
      .min(0)
      .max(GRACE_SECONDS_MAX)
      .default(0)
      .describe(
        "The number of seconds during which no worker can start the job, so that canceling it costs nothing.",
      ),
    parentJobId: z
      .uuid()
      .nullish()
      .describe(
        "The job that the new job continues from. Ignored if that job does not exist or is not the caller's own.",
      ),
    draft: jobDraft.nullish(),
  })
  .refine(
    (input) =>
      !input.influenceWeights.references ||
      input.influenceWeights.references.length === input.selectedDesignImages.length,
    {
      message: "influenceWeights.references needs one weight for each of selectedDesignImages.",
      path: ["influenceWeights", "references"],
    },
  )
  .meta({
    id: "CreateJob",
    description: "The whole design at the moment Generate was pressed.",
    examples: [
      {
        prompt: "deep oxblood, one gold line",
        originalImage: "/files/uploads/0b7c2f6e-5d0e-4a53-9f3e-2f6d1c8a4b10",
        designSettings: { nailShape: "almond", finish: "glossy", baseColor: "#7B1E2B" },
        imageCount: 1,
      },
    ],
  });
export type CreateJobInput = z.output<typeof createJobInput>;
export type CreateJobBody = z.input<typeof createJobInput>;

export const idempotencyKey = z
  .string()
  .min(1)
  .max(IDEMPOTENCY_KEY_MAX)
  .regex(/^[\x21-\x7e]+$/, "An idempotency key must be 1 to 255 visible ASCII characters.");

export const jobId = z.uuid();

const listJobsFields = {
  status: z.enum(JOB_STATUSES).optional(),
  cursor: jobId.optional().describe("The id of the last job on the previous page."),
};
export const listJobsInput = z.object({ ...listJobsFields, limit: pageSize(50) });
export const listJobsQuery = z.object({ ...listJobsFields, limit: pageSizeInQuery(50) });

/** With `since`, the snapshot also includes the jobs that ended after this moment (ISO 8601). */
export const eventsInput = z
  .strictObject({
    since: moment.optional(),
    lastEventId: z.string().max(100).nullish(),
  })
  .optional();
