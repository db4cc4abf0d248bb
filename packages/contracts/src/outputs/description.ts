import { z } from "zod";

/** One picture that is sent along with the words of the prompt. The list of parts is in the order of sending. */
export const describedPartOutput = z
  .object({
    role: z
      .enum(["photo", "sketch", "reference", "nail-reference", "decal", "markup", "mask"])
      .describe(
        "sketch: the drawing on plain white, sent if there is no photo. markup: the drawing alone, as marks that belong over the photo.",
      ),
    url: z
      .string()
      .nullable()
      .describe(
        "The url of the upload that this picture is; null if it was made from several uploads, or without any.",
      ),
    weight: z
      .number()
      .nullable()
      .describe("For a reference: its weight among all references, in percent."),
    nail: z
      .int()
      .nullable()
      .describe(
        "For a nail's own reference or a decal: the index in `nails` of the (first) nail that has it.",
      ),
    says: z
      .string()
      .nullable()
      .describe("What the prompt tells the model to do with this picture; null = nothing."),
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
        "How the drawing is sent. markup: as marks, apart from the photo. laid-over: laid over the photo. sketch: on plain white. null: there is no drawing.",
      ),
    words: z
      .array(z.string())
      .describe("The whole prompt for each image, in the order of the images."),
    quote: z
      .object({ textTokens: z.number(), outputTokens: z.number(), usd: z.number() })
      .nullable()
      .describe(
        "The estimated tokens and price for all images together; null if the model's figures are not published.",
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
      .describe(
        "The words and phrases of the prompt that the renderer understands, as they were written.",
      ),
    changes: z
      .array(z.object({ setting: z.string(), value: z.string() }))
      .describe("The settings that those words change, each with its new value."),
    details: z.array(z.string()).describe("Details that the words add, such as lines or stars."),
    ground: z
      .enum(["photo", "photo-display", "hand"])
      .describe(
        "Where the look is painted. photo: on the nails that are marked on the photo. photo-display: on a salon card over the photo. hand: on the rendered hand.",
      ),
    nails: z.int().describe("The number of nails painted in each image."),
  })
  .meta({
    id: "DescribedPainting",
    description: "How the built-in renderer understands a design.",
  });
export type DescribedPainting = z.output<typeof describedPaintingOutput>;

/** How a design would be made, shown before anything is paid. */
export const requestDescriptionOutput = z
  .object({
    provider: z.enum(["openai", "renderer"]),
    images: z.int(),
    price: z.int().describe("The price of all images together, in credits."),
    call: describedCallOutput.nullable().describe("Null if the built-in renderer paints."),
    painting: describedPaintingOutput.nullable().describe("Null if an image service paints."),
  })
  .meta({
    id: "RequestDescription",
    description: "How a design would be made, shown before anything is paid.",
  });
export type RequestDescription = z.output<typeof requestDescriptionOutput>;
