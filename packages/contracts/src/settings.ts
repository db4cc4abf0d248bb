import { z } from "zod";
import { FINISHES, NAIL_LENGTHS, NAIL_SHAPES, PATTERNS, TEXTURES, VIBES } from "./vocabulary.ts";

export { DEFAULT_SETTINGS } from "./defaults.ts";

/** `#RRGGBB`, any case. */
export const hexColor = z.string().regex(/^#[0-9a-fA-F]{6}$/, "A colour is written like #B3202F.");

/** What a nail should look like. Every field has a default, so an empty object is a whole design. */
export const designSettings = z
  .strictObject({
    nailLength: z.enum(NAIL_LENGTHS).default("medium"),
    nailShape: z.enum(NAIL_SHAPES).default("oval"),
    finish: z.enum(FINISHES).default("glossy"),
    texture: z.enum(TEXTURES).default("smooth"),
    patternType: z.enum(PATTERNS).default("solid"),
    styleVibe: z.enum(VIBES).default("elegant"),
    baseColor: hexColor.default("#FF6B9D"),
    accentColor: hexColor.default("#FFFFFF"),
  })
  .meta({ id: "DesignSettings", description: "What the nails should look like." });
export type DesignSettings = z.output<typeof designSettings>;
export type DesignSettingsInput = z.input<typeof designSettings>;

/** The settings of one nail: only those that differ from the design's. */
export const nailSettings = z
  .strictObject({
    nailLength: z.enum(NAIL_LENGTHS).optional(),
    nailShape: z.enum(NAIL_SHAPES).optional(),
    finish: z.enum(FINISHES).optional(),
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
