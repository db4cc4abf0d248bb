import { z } from "zod";

const percent = z.number().min(0).max(100);

/** The weights in an answer. All are present, except that `references` may be absent. */
export const influenceWeightsOutput = z
  .object({
    drawing: percent,
    designImage: percent,
    baseColor: percent,
    finish: percent,
    texture: percent,
    references: z
      .array(percent)
      .optional()
      .describe(
        "One weight for each of selectedDesignImages, in the same order; absent = equal weights.",
      ),
  })
  .meta({
    id: "InfluenceWeights",
    description:
      "How much the drawing, the references and the colour count; the three add up to 100.",
  });
export type InfluenceWeights = z.output<typeof influenceWeightsOutput>;
