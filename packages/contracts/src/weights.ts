import { z } from "zod";
import { REFERENCES_MAX } from "./limits.ts";

const percent = z.number().min(0).max(100);

/**
 * How much drawing, references and colour lead: the three add up to 100. When none of the three is given the
 * colour has it all; when some are, the others are 0. `finish` and `texture` say how strongly each shows;
 * `references` weighs selectedDesignImages in order (absent = equal).
 */
export const influenceWeights = z
  .strictObject({
    drawing: percent.optional(),
    designImage: percent.optional(),
    baseColor: percent.optional(),
    finish: percent.default(100),
    texture: percent.default(100),
    references: z.array(percent).max(REFERENCES_MAX).optional(),
  })
  .transform((weights) => {
    const none =
      weights.drawing === undefined &&
      weights.designImage === undefined &&
      weights.baseColor === undefined;
    return {
      ...weights,
      drawing: weights.drawing ?? 0,
      designImage: weights.designImage ?? 0,
      baseColor: weights.baseColor ?? (none ? 100 : 0),
    };
  })
  .refine((w) => Math.abs(w.drawing + w.designImage + w.baseColor - 100) < 0.01, {
    message: "drawing, designImage and baseColor must add up to 100.",
  });
export type InfluenceWeights = z.output<typeof influenceWeights>;
export type InfluenceWeightsInput = z.input<typeof influenceWeights>;

export const DEFAULT_WEIGHTS: InfluenceWeights = influenceWeights.parse({});
