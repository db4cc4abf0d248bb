import { z } from "zod";
import { REFERENCES_MAX } from "./limits.ts";

export { DEFAULT_WEIGHTS } from "./defaults.ts";

const percent = z.number().min(0).max(100);

/**
 * The influence of drawing, references and colour, which add up to 100. An absent drawing or references weight is 0; an
 * absent colour weight is the rest of the 100. `finish` and `texture` say how strongly the finish and the texture show.
 * `references` holds one weight for each of selectedDesignImages, in order; absent = equal weights.
 */
export const influenceWeights = z
  .strictObject({
    drawing: percent.default(0),
    designImage: percent.default(0),
    baseColor: percent.optional(),
    finish: percent.default(100),
    texture: percent.default(100),
    references: z.array(percent).max(REFERENCES_MAX).optional(),
  })
  .transform((weights) => ({
    ...weights,
    baseColor: weights.baseColor ?? Math.max(0, 100 - weights.drawing - weights.designImage),
  }))
  .refine((w) => Math.abs(w.drawing + w.designImage + w.baseColor - 100) < 0.01, {
    message: "drawing, designImage and baseColor must add up to 100.",
  });

export type InfluenceWeightsInput = z.input<typeof influenceWeights>;
