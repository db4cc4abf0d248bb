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
} from "./vocabulary.ts";

export { DEFAULT_HAND, DEFAULT_SETTINGS } from "./defaults.ts";

/** `#RRGGBB`, any case. */
export const hexColor = z.string().regex(/^#[0-9a-fA-F]{6}$/, "A colour is written like #B3202F.");

/** The rendered hand that wears a design without a photo. */
export const handChoice = z
  .strictObject({ pose: z.enum(HAND_POSES).optional(), skin: z.enum(SKINS).optional() })
  .meta({
    id: "HandChoice",
    description:
      "The rendered hand that wears a design without a photo: lying wide (the default) or upright, in one of five skins (medium by default).",
  });
export type HandChoice = z.output<typeof handChoice>;

/** What a nail should look like. Every field has a default, so an empty object is a whole design. */
export const designSettings = z
  .strictObject({
    nailLength: z.enum(NAIL_LENGTHS).default("medium"),
    nailShape: z.enum(NAIL_SHAPES).default("oval"),
    finish: z.enum(FINISHES).default("glossy"),
    topper: z
      .enum(TOPPERS)
      .nullish()
      .describe("A sheer coat of another finish over the finish; none where it is left out."),
    texture: z.enum(TEXTURES).default("smooth"),
    patternType: z.enum(PATTERNS).default("solid"),
    styleVibe: z.enum(VIBES).default("elegant"),
    baseColor: hexColor.default("#FF6B9D"),
    accentColor: hexColor.default("#FFFFFF"),
    hand: handChoice.optional().describe("The hand to paint on where there is no photo."),
  })
  .meta({ id: "DesignSettings", description: "What the nails should look like." });
export type DesignSettings = z.output<typeof designSettings>;
export type DesignSettingsInput = z.input<typeof designSettings>;

/** What nails look like, whoever's hand wears them: all that words and single nails can set. */
export type NailSettings = Partial<Omit<DesignSettings, "hand">>;

/** The settings of one nail: only those that differ from the design's. */
export const nailSettings = z
  .strictObject({
    nailLength: z.enum(NAIL_LENGTHS).optional(),
    nailShape: z.enum(NAIL_SHAPES).optional(),
    finish: z.enum(FINISHES).optional(),
    topper: z.enum(TOPPERS).nullish().describe("null: none on this nail, whatever the design's."),
    texture: z.enum(TEXTURES).optional(),
    patternType: z.enum(PATTERNS).optional(),
    styleVibe: z.enum(VIBES).optional(),
    baseColor: hexColor.optional(),
    accentColor: hexColor.optional(),
  })
  .meta({
    id: "NailSettings",
    description: "Settings of one nail alone: only what differs from the design's.",
  });
