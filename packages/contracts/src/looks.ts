// A browser may load this file without index.ts, so this file must also import no-eval before everything else.
import "./no-eval.ts";
import { z } from "zod";
import {
  LOOK_FORMAT,
  LOOK_LAYERS_MAX,
  LOOK_NAME_MAX,
  LOOK_PICTURE_MAX,
  LOOK_POINTS_MAX,
  LOOK_STROKES_MAX,
  LOOK_VERSION,
  NAILS_MAX,
  PROMPT_MAX,
  REFERENCES_MAX,
} from "./limits.ts";
import { PICTURE_SETTINGS } from "./picture-settings.ts";
import { placedThings } from "./placed.ts";
import { designSettings, hexColor, nailSettings } from "./settings.ts";
import { FINGERS, HANDS } from "./vocabulary.ts";

const PICTURE = /^data:image\/(?:png|jpeg|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/** A picture inside the file. A look file refers to no web address, so it is still complete when mailed or archived. */
const lookPicture = z
  .string()
  .max(LOOK_PICTURE_MAX, `A picture has up to ${LOOK_PICTURE_MAX} characters.`)
  .regex(PICTURE, "A picture is a data: url of a PNG, JPEG or WebP in base64.")
  .describe("A thumbnail, as a data: url.");

const share = z.number().min(0).max(1);
const onNail = z.number().min(-4).max(5);

/** One stroke on a nail. Its points do not depend on any photo. */
const lookStroke = z
  .strictObject({
    color: hexColor,
    size: z
      .number()
      .gt(0)
      .max(20)
      .describe("The brush's diameter, as a multiple of the nail's width."),
    points: z
      .array(z.tuple([onNail, onNail, share]))
      .min(1)
      .max(LOOK_POINTS_MAX)
      .describe(
        "Each point is x, y and pressure. x: 0 = left side of the natural nail, 1 = right side. y: 0 = cuticle, 1 = end of the natural nail. pressure: 0–1.",
      ),
    brush: z.enum(["striper", "dots", "sponge"]).optional().describe("Absent = the liner brush."),
    opacity: share.optional(),
    erase: z.literal(true).optional(),
    inside: z
      .literal(true)
      .optional()
      .describe("Present if only the part of the stroke inside the nail's outline is shown."),
  })
  .meta({ id: "LookStroke" });

const lookLayer = z
  .strictObject({
    name: z
      .string()
      .max(40)
      .optional()
      .describe("The layer's name; absent if the strokes belong to no layer."),
    opacity: share.optional(),
    hidden: z.literal(true).optional(),
    strokes: z.array(lookStroke).max(LOOK_STROKES_MAX),
  })
  .meta({ id: "LookLayer" });

const lookNail = z
  .strictObject({
    finger: z.enum(FINGERS),
    hand: z.enum(HANDS).optional().describe("Absent = this finger of both hands."),
    settings: nailSettings
      .optional()
      .describe("Only the settings that differ from the look's settings."),
    placed: placedThings
      .superRefine((things, { addIssue }) => {
        for (const [index, { imageUrl }] of things.entries()) {
          const wrong = imageUrl && lookPicture.safeParse(imageUrl).error?.issues[0]?.message;
          if (wrong) addIssue({ code: "custom", path: [index, "imageUrl"], message: wrong });
        }
      })
      .optional(),
    referenceImageUrl: lookPicture.optional(),
    layers: z.array(lookLayer).max(LOOK_LAYERS_MAX).optional(),
  })
  .meta({ id: "LookNail", description: "The design of one finger's nail." });

const percent = z.number().min(0).max(100);

/** A look as a file: everything in a design that belongs to the nails, and nothing that belongs to the hand. */
export const lookFile = z
  .strictObject({
    format: z.literal(LOOK_FORMAT),
    version: z.literal(LOOK_VERSION),
    name: z.string().trim().min(1).max(LOOK_NAME_MAX),
    picture: lookPicture.optional(),
    words: z.string().max(PROMPT_MAX).default(""),
    settings: designSettings.omit(PICTURE_SETTINGS),
    weights: z
      .strictObject({
        drawing: percent,
        designImage: percent,
        baseColor: percent,
        finish: percent,
        texture: percent,
      })
      .refine(
        ({ drawing, designImage, baseColor }) =>
          Math.abs(drawing + designImage + baseColor - 100) < 0.01,
        { message: "drawing, designImage and baseColor must add up to 100." },
      )
      .optional(),
    references: z
      .array(z.strictObject({ picture: lookPicture, weight: percent }))
      .max(REFERENCES_MAX)
      .default([]),
    nails: z.array(lookNail).max(NAILS_MAX).default([]),
  })
  .meta({ id: "Look", description: "A look of nails, without a hand." });
export type Look = z.output<typeof lookFile>;
export type LookNail = Look["nails"][number];
export type LookLayer = z.output<typeof lookLayer>;
