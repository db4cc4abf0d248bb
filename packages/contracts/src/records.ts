import { z } from "zod";
import { pageSize, pageSizeInQuery, UPLOADS_TOUCHED_MAX } from "./limits.ts";
import { UPLOAD_KINDS } from "./vocabulary.ts";

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

/** The changeable fields of a design; an absent field stays as it is. */
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
    description: "An absent field stays as it is.",
    examples: [{ name: "Oxblood" }],
  });
export const updateDesignInput = designChanges.extend({ id: z.uuid() });

export const listDesignsInput = z.object({ limit: pageSize(60), cursor });
export const listDesignsQuery = z.object({ limit: pageSizeInQuery(60), cursor });

export const monthlyLimitInput = z
  .strictObject({
    cap: z
      .int()
      .min(0)
      .max(1_000_000)
      .nullable()
      .describe("The most credits that may be spent in a month (UTC); null = no limit."),
  })
  .meta({ id: "MonthlyLimit" });

export const listLedgerInput = z.object({ limit: pageSize(100), cursor });
export const listLedgerQuery = z.object({ limit: pageSizeInQuery(100), cursor });
