// A browser may load this file without index.ts, so this file must also import no-eval before everything else.
import "./no-eval.ts";
import { z } from "zod";
import {
  FINISHES,
  HAND_POSES,
  NAIL_LENGTHS,
  NAIL_SHAPES,
  PATTERNS,
  SKINS,
  TEXTURES,
  TOPPERS,
  VIBES,
  WHITE_BALANCES,
} from "./vocabulary.ts";

export { DEFAULT_HAND, DEFAULT_SETTINGS } from "./defaults.ts";

/** A colour as `#RRGGBB`, in capital or small letters. */
export const hexColor = z.string().regex(/^#[0-9a-fA-F]{6}$/, "A colour is written like #B3202F.");

/** The rendered hand that is used when a design has no photo. */
export const handChoice = z
  .strictObject({ pose: z.enum(HAND_POSES).optional(), skin: z.enum(SKINS).optional() })
  .meta({
    id: "HandChoice",
    description:
      "The rendered hand that shows a design without a photo: wide (the default) or upright, in one of five skin tones (medium by default).",
  });
export type HandChoice = z.output<typeof handChoice>;

/** The direction of the light on the nails, used instead of the light in the photo. */
export const lightSettings = z
  .strictObject({
    angle: z
      .number()
      .min(0)
      .max(360)
      .describe(
        "The direction that the light comes from, in degrees clockwise from the photo's top edge.",
      ),
    height: z
      .number()
      .min(0)
      .max(1)
      .optional()
      .describe(
        "How steeply the light falls: 0 = it grazes the hand, 1 = it comes from the camera. The default is 0.5.",
      ),
  })
  .meta({
    id: "LightSettings",
    description:
      "Light on the nails from a direction that the designer chooses; absent = the light in the photo. Image services always use the light in the photo.",
  });
export type LightSettings = z.output<typeof lightSettings>;

/** The look of a nail. Every field has a default or may be absent, so an empty object is a complete design. */
export const designSettings = z
  .strictObject({
    nailLength: z.enum(NAIL_LENGTHS).default("medium"),
    nailShape: z.enum(NAIL_SHAPES).default("oval"),
    finish: z.enum(FINISHES).default("glossy"),
    topper: z
      .enum(TOPPERS)
      .nullish()
      .describe("A sheer coat of another finish on top of `finish`; absent = no topper."),
    texture: z.enum(TEXTURES).default("smooth"),
    patternType: z.enum(PATTERNS).default("solid"),
    styleVibe: z.enum(VIBES).default("elegant"),
    baseColor: hexColor.default("#FF6B9D"),
    accentColor: hexColor.default("#FFFFFF"),
    hand: handChoice.optional().describe("The hand to paint on if there is no photo."),
    light: lightSettings.optional(),
    whiteBalance: z
      .enum(WHITE_BALANCES)
      .optional()
      .describe(
        "auto: the colour cast of the light is removed from the photo, so that lacquer shows its true colour. photo, or absent: the photo stays as taken. Image services always get the photo as taken.",
      ),
    whitePoint: hexColor
      .optional()
      .describe(
        "The colour that a white or grey thing, such as paper or a bank card, has on the photo as taken. Its colour cast is removed from the whole photo, whatever the value of whiteBalance.",
      ),
  })
  .meta({ id: "DesignSettings", description: "The look of the nails." });
export type DesignSettings = z.output<typeof designSettings>;
export type DesignSettingsInput = z.input<typeof designSettings>;

/**
 * The settings for which one nail may have values of its own. The words of a prompt can change only these settings. All
 * other settings belong to the whole picture.
 */
export type NailSettings = Partial<
  Omit<DesignSettings, "hand" | "light" | "whiteBalance" | "whitePoint">
>;

/** The settings of one nail: only those that differ from the whole design's settings. */
export const nailSettings = z
  .strictObject({
    nailLength: z.enum(NAIL_LENGTHS).optional(),
    nailShape: z.enum(NAIL_SHAPES).optional(),
    finish: z.enum(FINISHES).optional(),
    topper: z
      .enum(TOPPERS)
      .nullish()
      .describe("null = no topper on this nail, even if the design has one."),
    texture: z.enum(TEXTURES).optional(),
    patternType: z.enum(PATTERNS).optional(),
    styleVibe: z.enum(VIBES).optional(),
    baseColor: hexColor.optional(),
    accentColor: hexColor.optional(),
  })
  .meta({
    id: "NailSettings",
    description: "The settings of one nail: only those that differ from the design's settings.",
  });
