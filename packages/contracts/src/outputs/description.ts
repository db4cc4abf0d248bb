import { z } from "zod";

/** One picture that is sent along with the words of the prompt. The list of parts is in the order of sending. */
export const describedPartOutput = z
  .object({
    role: z
      .enum(["photo", "sketch", "reference", "nail-reference", "decal", "markup", "mask"])
      .describe(
        "sketch: the drawing on plain white, where there is no photo. markup: the drawing as marks over the photo.",
      ),
    url: z
      .string()
      .nullable()
      .describe("The picture as it was uploaded; null if it is made from several, or from none."),
    weight: z
      .number()
      .nullable()
      .describe("For a reference: its weight among all references, in percent."),
    nail: z
      .int()
      .nullable()
      .describe(
        "For a nail's own reference, and a decal: the index of its (first) nail in `nails`.",
      ),
    says: z.string().nullable().describe("The model's instruction for it; null = none."),
  })
  .meta({
    id: "DescribedPart",
    description:
      "One picture that is sent along with the words. The pictures are listed in the order of sending.",
  });
export type DescribedPart = z.output<typeof describedPartOutput>;

/** The calls to the image service that a design would make if it started now, one for each image. */
export const describedCallOutput = z
  .object({
    endpoint: z.enum(["generate", "edit"]),
    model: z.string(),
    quality: z.string(),
    size: z.string().describe("Width x height in pixels, such as 1024x1536."),
    parts: z.array(describedPartOutput),
    drawing: z
      .enum(["markup", "laid-over", "sketch"])
      .nullable()
      .describe(
        "How the drawing is sent: as marks of its own, laid over the photo, or as a sketch; null = there is none.",
      ),
    words: z.array(z.string()).describe("The whole prompt of each image, in order."),
    quote: z
      .object({ textTokens: z.number(), outputTokens: z.number(), usd: z.number() })
      .nullable()
      .describe(
        "Estimated tokens and price of all images; null if the model's figures are not published.",
      ),
  })
  .meta({
    id: "DescribedCall",
    description: "The calls that a design would make, one for each image.",
  });
export type DescribedCall = z.output<typeof describedCallOutput>;

/** How the built-in renderer understands a design. */
export const describedPaintingOutput = z
  .object({
    words: z
      .array(z.string())
      .describe("Words and phrases of the prompt that it understands, as written."),
    changes: z
      .array(z.object({ setting: z.string(), value: z.string() }))
      .describe("How those words change the chosen settings, by the setting's name."),
    details: z.array(z.string()).describe("Details that the words add, such as lines or stars."),
    ground: z
      .enum(["photo", "photo-display", "hand"])
      .describe(
        "photo: on the guided nails. photo-display: on a salon card over the photo. hand: on the rendered hand.",
      ),
    nails: z.int().describe("Nails painted in each image."),
  })
  .meta({
    id: "DescribedPainting",
    description: "The built-in renderer's reading of a design.",
  });
export type DescribedPainting = z.output<typeof describedPaintingOutput>;

/** How a design would be made, shown before anything is paid. */
export const requestDescriptionOutput = z
  .object({
    provider: z.enum(["openai", "renderer"]),
    images: z.int(),
    price: z.int().describe("Credits for all images."),
    call: describedCallOutput.nullable().describe("Null where the built-in renderer paints."),
    painting: describedPaintingOutput.nullable().describe("Null where a provider paints."),
  })
  .meta({
    id: "RequestDescription",
    description: "The plan for a design, before anything is paid.",
  });
export type RequestDescription = z.output<typeof requestDescriptionOutput>;
