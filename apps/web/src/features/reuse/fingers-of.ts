import type { NailGuide } from "@lacquer/contracts";
import type { FingerDesigns } from "../tabs/index.ts";

/** Returns what the fingers of these nails wear, without the pictures that belong to a photo's nails. */
export function fingersOf(nails: readonly NailGuide[]): FingerDesigns {
  return Object.fromEntries(
    nails.flatMap(({ finger, design }) => {
      const { settings, placed: things = [] } = design ?? {};
      const placed = things.filter(({ imageUrl }) => imageUrl === undefined);
      if (!settings && placed.length === 0) return [];
      return [[finger, { ...(settings && { settings }), ...(placed.length > 0 && { placed }) }]];
    }),
  );
}
