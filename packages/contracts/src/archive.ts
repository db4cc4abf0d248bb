import { z } from "zod";
import { BOARD_DESIGNS_MAX, createBoardInput } from "./boards.ts";
import { nailGuides } from "./guides.ts";
import { imageUrl } from "./image-url.ts";
import { jobDraft, jobId, tabId } from "./job.ts";
import { IMAGES_MAX, PROMPT_MAX, REFERENCES_MAX } from "./limits.ts";
import { influenceWeightsOutput } from "./outputs/weights.ts";
import { designChanges } from "./records.ts";
import { designSettings } from "./settings.ts";
import { moment } from "./time.ts";
import { UPLOAD_KINDS, VARIATIONS } from "./vocabulary.ts";

/** The name and the version of the archive's format. The archive's account.json contains both. */
export const ARCHIVE_FORMAT = "lacquer-archive";
export const ARCHIVE_VERSION = 1;

/* The shapes of the files in an archive that are read when it is imported. Unknown fields are ignored. */

export const archivedAccount = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  version: z.int().min(1).max(ARCHIVE_VERSION),
});

/** One line of pictures.json. */
export const archivedPicture = z.object({
  id: z.uuid(),
  kind: z.enum(UPLOAD_KINDS),
  file: z.string(),
});
export type ArchivedPicture = z.output<typeof archivedPicture>;

const archivedImage = z.object({
  name: designChanges.shape.name.unwrap().nullable(),
  isFavorite: z.boolean(),
  file: z.string(),
  rawFile: z.string().nullable(),
  handChange: z.number().min(0).max(100).nullish(),
  /** When the image was made, and when it came into the collection. Older archives contain neither time. */
  createdAt: moment.nullish(),
  collectedAt: moment.nullish(),
});
export type ArchivedImage = z.output<typeof archivedImage>;

/** A design.json. The job's prices and states are not read from it, because an import moves no credits. */
export const archivedDesign = z.object({
  prompt: z.string().max(PROMPT_MAX),
  originalImage: imageUrl.nullable(),
  selectedDesignImages: z.array(imageUrl).max(REFERENCES_MAX),
  drawingImageUrl: imageUrl.nullable(),
  influenceWeights: influenceWeightsOutput,
  designSettings,
  nails: nailGuides,
  imageCount: z.int().min(1).max(IMAGES_MAX),
  provider: z.string().max(100).nullable(),
  painterEdition: z.int().min(0).max(32_767).nullish(),
  retryOf: jobId.nullish(),
  tabId: tabId.nullable(),
  variation: z.enum(VARIATIONS).nullish(),
  parentJobId: jobId.nullish(),
  draft: jobDraft.nullish(),
  createdAt: moment,
  completedAt: moment.nullable(),
  images: z.array(archivedImage).max(IMAGES_MAX),
});
export type ArchivedDesign = z.output<typeof archivedDesign>;

/** One line of boards.json: a board's name and its images. Each image is given by its job's id and its index there. */
export const archivedBoard = z.object({
  name: createBoardInput.shape.name,
  images: z
    .array(
      z.object({
        jobId: z.uuid(),
        imageIndex: z
          .int()
          .min(0)
          .max(IMAGES_MAX - 1),
      }),
    )
    .max(BOARD_DESIGNS_MAX),
});
export type ArchivedBoard = z.output<typeof archivedBoard>;
