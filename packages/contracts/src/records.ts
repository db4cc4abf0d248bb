import { z } from "zod";
import {
  DESIGN_SEARCH_MAX,
  DESIGNS_REMOVED_MAX,
  pageSize,
  pageSizeInQuery,
  UPLOADS_TOUCHED_MAX,
} from "./limits.ts";
import {
  FINISHES,
  IMAGE_PROVIDERS,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
  UPLOAD_KINDS,
} from "./vocabulary.ts";
import { hexColor } from "./settings.ts";
import { moment } from "./time.ts";

const cursor = z.string().max(100).optional().describe("`nextCursor` of the previous page.");
const kind = z.enum(UPLOAD_KINDS).describe("The picture's purpose.");
export const uploadKindQuery = z.strictObject({ kind });
export const listUploadsInput = z.strictObject({ kind, limit: pageSize(12) });
export const listUploadsQuery = z.strictObject({ kind, limit: pageSizeInQuery(12) });

export const touchUploadsInput = z
  .strictObject({
    ids: z.array(z.uuid()).max(UPLOADS_TOUCHED_MAX),
  })
  .meta({ id: "WantedUploads" });

/** The fields of a design that can be changed; an absent field stays unchanged. */
export const designChanges = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^[^\u0000-\u001f\u007f]*$/, "A name must not contain control characters.")
      .optional(),
    favorite: z.boolean().optional(),
  })
  .meta({
    id: "DesignChanges",
    description: "A field that is absent is not changed.",
    examples: [{ name: "Oxblood" }],
  });
export const updateDesignInput = designChanges.extend({ id: z.uuid() });

export const removeDesignsInput = z
  .strictObject({ ids: z.array(z.uuid()).min(1).max(DESIGNS_REMOVED_MAX) })
  .meta({
    id: "ChosenDesigns",
    description: "Designs of your collection. Ids of other designs are ignored.",
  });

export const clearDesignsInput = z
  .strictObject({
    upTo: z.int().min(0).optional().describe("Designs with a higher `seq` are not removed."),
    until: moment
      .optional()
      .describe(
        "Designs made after this time are not removed. An imported design keeps its date, so `upTo` is better.",
      ),
  })
  .refine(({ upTo, until }) => (upTo === undefined) !== (until === undefined), {
    message: "Give either upTo or until.",
  })
  .meta({
    id: "ClearDesigns",
    description: "Either `upTo` or `until`.",
    minProperties: 1,
    maxProperties: 1,
  });
export type ClearDesignsInput = z.output<typeof clearDesignsInput>;

/** Search terms for the collection. An image must match every given term. */
const designFilters = {
  words: z
    .string()
    .trim()
    .max(DESIGN_SEARCH_MAX)
    .optional()
    .describe(
      "Search words. Each must be the beginning of a word in the name, prompt or settings.",
    ),
  shape: z.enum(NAIL_SHAPES).optional(),
  length: z.enum(NAIL_LENGTHS).optional(),
  finish: z.enum(FINISHES).optional(),
  pattern: z.enum(PATTERNS).optional(),
  provider: z.enum(IMAGE_PROVIDERS).optional(),
  since: moment.optional().describe("Only images made at this moment or later (ISO 8601)."),
  until: moment.optional().describe("Only images made before this moment (ISO 8601)."),
  only: z.enum(["favorites"]).optional(),
  board: z
    .uuid()
    .optional()
    .describe("The id of one of your boards: only the images on it are listed."),
  color: hexColor
    .optional()
    .describe("Only designs in which the lacquer of at least one nail looks like this colour."),
};
export const listDesignsInput = z.object({ limit: pageSize(60), cursor, ...designFilters });
export const listDesignsQuery = z.object({ limit: pageSizeInQuery(60), cursor, ...designFilters });
export type ListDesignsInput = z.output<typeof listDesignsInput>;

export const monthlyLimitInput = z
  .strictObject({
    cap: z
      .int()
      .min(0)
      .max(1_000_000)
      .nullable()
      .describe(
        "The maximum number of credits that may be spent in a month (UTC); null = no limit.",
      ),
  })
  .meta({ id: "MonthlyLimit" });

export const creditNoticeInput = z
  .strictObject({
    below: z
      .int()
      .min(1)
      .max(1_000_000)
      .nullable()
      .describe(
        "When fewer credits than this are left, the studio tells the person once; null = never.",
      ),
  })
  .meta({ id: "CreditNotice" });

export const listLedgerInput = z.object({ limit: pageSize(100), cursor });
export const listLedgerQuery = z.object({ limit: pageSizeInQuery(100), cursor });
