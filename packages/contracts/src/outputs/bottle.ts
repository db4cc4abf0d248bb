import { z } from "zod";
import { BOTTLE_ORIGINS, bottleId } from "../bottles.ts";
import { time } from "../time.ts";
import { FINISHES } from "../vocabulary.ts";

export const bottleOutput = z
  .object({
    id: bottleId,
    name: z.string(),
    maker: z.string(),
    code: z.string(),
    finish: z.enum(FINISHES).nullable(),
    color: z.string().describe("The colour as `#RRGGBB`."),
    colorOrigin: z.enum(BOTTLE_ORIGINS),
    createdAt: time,
  })
  .meta({ id: "Bottle", description: "A bottle of polish on the user's own shelf." });
export type Bottle = z.output<typeof bottleOutput>;

export const bottlesOutput = z.array(bottleOutput);
export const removedBottlesOutput = z.object({ ids: z.array(bottleId) });
export type RemovedBottles = z.output<typeof removedBottlesOutput>;
