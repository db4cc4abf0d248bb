import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import type { Pixels } from "../photo/samples.ts";
import { flatNail } from "./flat-nail.ts";
import { plateOf } from "./plate.ts";
import { readColors } from "./read-colors.ts";
import { readFinish } from "./read-finish.ts";
import { readShape } from "./read-shape.ts";
import { silhouetteOf } from "./silhouette.ts";

/** The settings that can be read from the nails of a picture. All other settings are left out. */
export type SeenLook = Partial<
  Pick<
    DesignSettings,
    "nailShape" | "nailLength" | "baseColor" | "accentColor" | "finish" | "patternType"
  >
>;

/** Reads a look from a picture whose nails were found. Only the nails count, not the skin or the background. */
export function readLook(pixels: Pixels, nails: readonly NailGuide[]): SeenLook {
  const plates = nails.map((nail) =>
    plateOf(
      flatNail(
        pixels,
        nail,
        nails.filter((other) => other !== nail),
      ),
    ),
  );
  // A thumb is often seen from the side, so the other nails say more about the shape.
  const fingers = plates.filter((_, i) => nails[i]?.finger !== "thumb" || nails[i]?.fingerUnknown);
  const seen = fingers.length > 0 ? fingers : plates;
  const shape = readShape(seen.flatMap((plate) => silhouetteOf(plate) ?? []));
  const colors = readColors(plates);
  const finish = readFinish(plates);
  return {
    ...(shape && { nailShape: shape.shape, nailLength: shape.length }),
    ...(colors && { baseColor: colors.baseColor, patternType: colors.pattern }),
    ...(colors?.accentColor && { accentColor: colors.accentColor }),
    ...(finish && { finish }),
  };
}
