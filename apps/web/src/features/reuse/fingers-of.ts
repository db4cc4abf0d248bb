import type { NailGuide } from "@lacquer/contracts";
import { wearable } from "../draft/index.ts";
import type { FingerDesigns } from "../tabs/index.ts";

/** Returns what the fingers of these nails wear, without the pictures that belong to a photo's nails. */
export const fingersOf = (nails: readonly NailGuide[]): FingerDesigns =>
  Object.fromEntries(
    nails.flatMap(({ finger, design }) => {
      const worn = design && wearable(design);
      return worn ? [[finger, worn]] : [];
    }),
  );
