import { z } from "zod";
import { pageSize, pageSizeInQuery, UPLOADS_TOUCHED_MAX } from "./limits.ts";
import { designSettings } from "./settings.ts";
import { time } from "./time.ts";
import { LEDGER_KINDS, UPLOAD_KINDS } from "./vocabulary.ts";

const cursor = z.string().max(100).optional().describe("`nextCursor` of the page before.");
const nextCursor = z
  .string()
  .nullable()
  .describe("Ask with it for the next page; null = this is the last.");

/** An upload as its route answers it. */
export const uploadOutput = z
  .object({
    id: z.uuid(),
    url: z.string().describe("A relative url of this origin."),
    width: z.int().describe("In pixels, after scaling."),
    height: z.int().describe("In pixels, after scaling."),
    kind: z.enum(UPLOAD_KINDS),
  })
  .meta({ id: "Upload" });
export type Upload = z.output<typeof uploadOutput>;
export const uploadsOutput = z.array(uploadOutput);

const kind = z.enum(UPLOAD_KINDS).describe("What the picture is meant as.");
export const uploadKindQuery = z.strictObject({ kind });
export const listUploadsInput = z.strictObject({ kind, limit: pageSize(12) });
export const listUploadsQuery = z.strictObject({ kind, limit: pageSizeInQuery(12) });

export const touchUploadsInput = z.strictObject({
  ids: z.array(z.uuid()).max(UPLOADS_TOUCHED_MAX),
});
export const touchedUploadsOutput = z.object({
  missing: z.array(z.uuid()).describe("Those that the caller does not have, or no more."),
});
export type TouchedUploads = z.output<typeof touchedUploadsOutput>;

/** Credits: available = balance − held. */
export const creditSummaryOutput = z
  .object({
    balance: z.int(),
    held: z.int().describe("The price of waiting jobs that are not charged yet."),
    available: z.int().describe("What can be spent: balance − held."),
    withheld: z
      .int()
      .optional()
      .describe("Starter credits that the ceiling for free credits kept back, where it did."),
    month: z
      .object({ cap: z.int(), spent: z.int() })
      .optional()
      .describe("The limit for this month (UTC), where there is one."),
  })
  .meta({ id: "CreditSummary" });
export type CreditSummary = z.output<typeof creditSummaryOutput>;

export const ledgerEntryOutput = z
  .object({
    id: z.int(),
    jobId: z.uuid().nullable(),
    kind: z.enum(LEDGER_KINDS),
    amount: z.int().describe("Signed: a charge is negative."),
    reason: z
      .string()
      .nullable()
      .describe("Why, in words, where somebody or a rule gave or took credits by hand."),
    createdAt: time,
  })
  .meta({ id: "LedgerEntry" });
export type LedgerEntry = z.output<typeof ledgerEntryOutput>;

export const ledgerPageOutput = z
  .object({ entries: z.array(ledgerEntryOutput), nextCursor })
  .meta({ id: "LedgerPage" });
export type LedgerPage = z.output<typeof ledgerPageOutput>;

/** One finished image in the collection. */
export const designOutput = z
  .object({
    id: z.uuid(),
    jobId: z.uuid(),
    imageIndex: z.int(),
    name: z.string(),
    favorite: z.boolean(),
    imageUrl: z.string().describe("A relative url of this origin."),
    width: z.int(),
    height: z.int(),
    prompt: z.string(),
    designSettings,
    originalImage: z.string().nullable(),
    createdAt: time,
  })
  .meta({ id: "Design" });
export type Design = z.output<typeof designOutput>;

export const designsPageOutput = z
  .object({ designs: z.array(designOutput), nextCursor })
  .meta({ id: "DesignsPage" });
export type DesignsPage = z.output<typeof designsPageOutput>;

/** A link to a picture that needs no session. */
export const fileLinkOutput = z
  .object({ url: z.string(), expiresAt: time.describe("Ten minutes from now.") })
  .meta({ id: "FileLink" });
export type FileLink = z.output<typeof fileLinkOutput>;

export const removedDesignOutput = z.object({ id: z.uuid() });
export type RemovedDesign = z.output<typeof removedDesignOutput>;

/** What can be changed of a design; what is not named stays as it is. */
export const designChanges = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1)
    .max(80)
    .regex(/^[^\u0000-\u001f\u007f]*$/, "A name has no control characters.")
    .optional(),
  favorite: z.boolean().optional(),
});
export const updateDesignInput = designChanges.extend({ id: z.uuid() });

export const listDesignsInput = z.object({ limit: pageSize(60), cursor });
export const listDesignsQuery = z.object({ limit: pageSizeInQuery(60), cursor });

export const monthlyLimitInput = z.strictObject({
  cap: z
    .int()
    .min(0)
    .max(1_000_000)
    .nullable()
    .describe("The most credits that may be spent in a month (UTC); null = no limit."),
});

export const listLedgerInput = z.object({ limit: pageSize(100), cursor });
export const listLedgerQuery = z.object({ limit: pageSizeInQuery(100), cursor });
