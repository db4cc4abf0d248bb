import { z } from "zod";
import { UPLOAD_KINDS } from "../vocabulary.ts";
import { time } from "../time.ts";

/** An upload, as the upload route returns it. */
export const uploadOutput = z
  .object({
    id: z.uuid(),
    url: z.string().describe("A url relative to this server's origin."),
    width: z.int().describe("In pixels, after scaling."),
    height: z.int().describe("In pixels, after scaling."),
    kind: z.enum(UPLOAD_KINDS),
  })
  .meta({ id: "Upload", description: "A picture that was uploaded." });
export type Upload = z.output<typeof uploadOutput>;
export const uploadsOutput = z.array(uploadOutput);

export const touchedUploadsOutput = z.object({
  missing: z
    .array(z.uuid())
    .describe("The uploads of the request that do not belong to the caller or no longer exist."),
});
export type TouchedUploads = z.output<typeof touchedUploadsOutput>;

/** A link to a picture that works without a session. */
export const fileLinkOutput = z
  .object({ url: z.string(), expiresAt: time.describe("Ten minutes after the link was made.") })
  .meta({ id: "FileLink", description: "A link to a picture that needs no session." });
export type FileLink = z.output<typeof fileLinkOutput>;
