import { z } from "zod";
import { designSettings } from "../settings.ts";
import { time } from "../time.ts";
import { nextCursor } from "./next-cursor.ts";

/** One finished image in the collection. */
export const designOutput = z
  .object({
    id: z.uuid(),
    seq: z
      .int()
      .describe(
        "The place in the collection: designs that were added later, also from an archive, have a higher number.",
      ),
    jobId: z.uuid(),
    imageIndex: z.int(),
    name: z.string(),
    favorite: z.boolean(),
    imageUrl: z.string().describe("A url relative to this server's origin."),
    width: z.int(),
    height: z.int(),
    prompt: z.string(),
    designSettings,
    originalImage: z.string().nullable(),
    createdAt: time,
  })
  .meta({ id: "Design", description: "One finished image in the collection." });
export type Design = z.output<typeof designOutput>;

export const designsPageOutput = z
  .object({ designs: z.array(designOutput), nextCursor })
  .meta({ id: "DesignsPage", description: "A page of the collection." });
export type DesignsPage = z.output<typeof designsPageOutput>;

export const removedDesignOutput = z.object({ id: z.uuid() });
export type RemovedDesign = z.output<typeof removedDesignOutput>;

export const removedDesignsOutput = z
  .object({ ids: z.array(z.uuid()).describe("The designs that were removed.") })
  .meta({ id: "RemovedDesigns" });
export type RemovedDesigns = z.output<typeof removedDesignsOutput>;

export const clearedDesignsOutput = z
  .object({ removed: z.int().describe("The number of removed designs.") })
  .meta({ id: "ClearedDesigns" });
export type ClearedDesigns = z.output<typeof clearedDesignsOutput>;
