// A browser may load this file without index.ts, so this file must also import no-eval before everything else.
import "./no-eval.ts";
import { z } from "zod";
import { imageUrl } from "./image-url.ts";
import { THING_SIZE_MAX, THING_SIZE_MIN, THINGS_MAX } from "./limits.ts";
import { hexColor } from "./settings.ts";
import { CHARM_SHAPES, STONE_CUTS, THING_FORMS, THING_KINDS } from "./vocabulary.ts";

const fields = {
  kind: z.enum(THING_KINDS),
  x: z
    .number()
    .min(0)
    .max(1)
    .describe("The position of its centre across the nail: 0 = left side, 1 = right side."),
  y: z
    .number()
    .min(0)
    .max(1)
    .describe("The position of its centre along the nail: 0 = cuticle, 1 = free edge."),
  size: z
    .number()
    .min(THING_SIZE_MIN)
    .max(THING_SIZE_MAX)
    .describe("The length of its longest side, as a multiple of the natural nail's width."),
  angle: z
    .number()
    .min(-360)
    .max(360)
    .describe("Its rotation on the nail in degrees, clockwise when the free edge is up."),
  mirrored: z
    .boolean()
    .optional()
    .describe("True if left and right are swapped before the rotation."),
  color: hexColor
    .optional()
    .describe("Its colour; absent = the usual colour of its kind. Not allowed for decals."),
  setting: hexColor
    .optional()
    .describe("The colour of a stone's metal setting; absent = no setting."),
  form: z
    .enum([...STONE_CUTS, ...CHARM_SHAPES])
    .optional()
    .describe("A stone's cut (default: round) or a charm's shape (default: star)."),
  imageUrl: imageUrl
    .optional()
    .describe("A decal's picture. Required for decals and not allowed for other kinds."),
};

/** One thing on a nail. Its place is given in fractions of the painted nail. Later things lie over earlier ones. */
export const placedThing = z
  .strictObject(fields)
  .superRefine(({ kind, form, imageUrl: picture, color, setting }, { addIssue }) => {
    const refuse = (path: string, message: string) =>
      addIssue({ code: "custom", path: [path], message });
    if (kind === "decal" && !picture) refuse("imageUrl", "A decal needs a picture.");
    if (kind !== "decal" && picture) refuse("imageUrl", "Only a decal shows a picture.");
    if (kind === "decal" && color)
      refuse("color", "A decal cannot have a colour: it has the colours of its picture.");
    if (kind !== "stone" && setting) refuse("setting", "Only a stone has a setting.");
    const forms = THING_FORMS[kind];
    if (form !== undefined && !forms.includes(form))
      refuse(
        "form",
        forms.length > 0 ? `A ${kind} is one of ${forms.join(", ")}.` : `A ${kind} has one form.`,
      );
  })
  .meta({
    id: "PlacedThing",
    description: "A stone, pearl, charm, bit of foil or decal on a nail.",
  });
export type PlacedThing = z.output<typeof placedThing>;

export const placedThings = z
  .array(placedThing)
  .max(THINGS_MAX, `A nail can hold up to ${THINGS_MAX} things.`);
