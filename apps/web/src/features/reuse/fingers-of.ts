import type { NailGuide } from "@lacquer/contracts";
import { wearable } from "../draft/index.ts";
import type { FingerDesigns } from "../tabs/index.ts";

/** Returns the designs of these nails by finger, without the pictures that belong to a photo's nails. */
export const fingersOf = (nails: readonly NailGuide[]): FingerDesigns =>
  Object.fromEntries(
    nails.flatMap(({ finger, design }) => {
      const worn = design && wearable(design);
      return worn ? [[finger, worn]] : [];
    }),
  );
