import { z } from "zod";
import { hexColor } from "./settings.ts";
import { INT4_MAX } from "./storable.ts";
import { FINISHES } from "./vocabulary.ts";

/** The maximum number of bottles on one user's shelf. */
export const BOTTLES_MAX = 1_000;

/** The source of a bottle's colour: entered by hand, read from a photo of its swatch, or taken from a file. */
export const BOTTLE_ORIGINS = ["hand", "photo", "file"] as const;
export type BottleOrigin = (typeof BOTTLE_ORIGINS)[number];

const text = (most: number) => z.string().trim().max(most);

/** A bottle of polish, without its id. Maker, code and name together identify it on its owner's shelf. */
export const bottleFields = z.strictObject({
  name: text(80).min(1, "Give the bottle a name."),
  maker: text(60).default(""),
  code: text(40).default("").describe("The maker's number for this shade."),
  finish: z.enum(FINISHES).nullable().default(null).describe("Null if the finish is not known."),
  color: hexColor
    .toUpperCase()
    .describe(
      "The colour of two coats of the polish, as a photo with a neutral white balance shows it.",
    ),
  colorOrigin: z.enum(BOTTLE_ORIGINS).default("hand"),
});
export type BottleFields = z.output<typeof bottleFields>;

export const bottleId = z.int().positive().max(INT4_MAX);

/**
 * Bottles to put on the shelf. A bottle with the same maker, code and name that is already there gets the new colour
 * and finish.
 */
export const putBottlesInput = z.strictObject({
  bottles: z.array(bottleFields).min(1).max(BOTTLES_MAX),
});
export const updateBottleInput = bottleFields.extend({ id: bottleId });
export const removeBottlesInput = z.strictObject({
  ids: z.array(bottleId).min(1).max(BOTTLES_MAX),
});
