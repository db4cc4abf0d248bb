import { z } from "zod";
import { imageUrl } from "./image-url.ts";
import { DECAL_PICTURES_MAX, NAILS_MAX } from "./limits.ts";
import { placedThings } from "./placed.ts";
import { decalPictures } from "./pictures.ts";
import { nailSettings } from "./settings.ts";
import { FINGERS, HANDS } from "./vocabulary.ts";

/**
 * One nail on the photo. The origin is the top left corner of the upright photo. `x` and `y` are the centre of the
 * cuticle; `length` is the length of the natural nail. `x`, `width` and `length` are fractions of the photo's width.
 * `y` is a fraction of its height. The angle is in degrees, clockwise from pointing up.
 */
export const nailGuide = z
  .strictObject({
    finger: z.enum(FINGERS),
    fingerUnknown: z
      .literal(true)
      .optional()
      .describe(
        "Present if it is not known which finger this is. `finger` then only tells the nails of a hand apart.",
      ),
    hand: z.enum(HANDS).optional(),
    x: z.number().min(0).max(1),
    y: z.number().min(0).max(1),
    angle: z.number().min(-360).max(360),
    width: z.number().min(0.002).max(1),
    length: z.number().min(0.002).max(1.5),
    design: z
      .strictObject({
        settings: nailSettings.optional(),
        drawingImageUrl: imageUrl.nullish(),
        referenceImageUrl: imageUrl.nullish(),
        placed: placedThings.optional(),
      })
      .optional(),
  })
  .meta({
    id: "NailGuide",
    description:
      "One nail on the photo, measured from the photo's top left corner. x, width and length are fractions of the photo's width; y is a fraction of its height. angle is in degrees, clockwise from pointing up.",
  });
export type NailGuide = z.output<typeof nailGuide>;

export const nailGuides = z
  .array(nailGuide)
  .max(NAILS_MAX)
  .refine((nails) => decalPictures(nails).size <= DECAL_PICTURES_MAX, {
    message: `A design's decals can show up to ${DECAL_PICTURES_MAX} different pictures.`,
  });
