import type { DesignSettings, NailGuide } from "@lacquer/contracts";
import { displayGuides, handOf, nailsBox } from "@lacquer/nails";
import type { Box, Size } from "./frame.ts";

export interface ExportedDesign {
  nails: readonly NailGuide[];
  settings: DesignSettings;
  prompt: string;
  hasPhoto: boolean;
  /** True when the built-in painter made the picture. */
  isPainted: boolean;
}

/**
 * Returns where a finished picture shows its nails. Returns null for a picture whose nails an image service placed,
 * because their positions are unknown.
 */
export function nailsOn(design: ExportedDesign): (picture: Size) => Box | null {
  const { hasPhoto, isPainted, settings, prompt } = design;
  return (picture) => {
    if (hasPhoto && design.nails.length > 0) return nailsBox(design, picture);
    if (!isPainted) return null;
    const nails = hasPhoto ? displayGuides(picture) : handOf(settings.hand).guides;
    return nailsBox({ nails, settings, prompt }, picture);
  };
}
