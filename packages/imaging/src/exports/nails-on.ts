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
  const { settings, prompt } = design;
  return (picture) => nailsBox({ nails: shownNails(design, picture), settings, prompt }, picture);
}

/** Does the same as `nailsOn` for each nail apart. */
export function nailBoxesOn(design: ExportedDesign): (picture: Size) => Box[] {
  const { settings, prompt } = design;
  return (picture) =>
    shownNails(design, picture).flatMap(
      (nail) => nailsBox({ nails: [nail], settings, prompt }, picture) ?? [],
    );
}

/** Returns the nails where a picture shows them; none if their places are unknown. */
function shownNails(design: ExportedDesign, picture: Size): readonly NailGuide[] {
  const { hasPhoto, isPainted, settings, nails } = design;
  if (hasPhoto && nails.length > 0) return nails;
  if (!isPainted) return [];
  return hasPhoto ? displayGuides(picture) : handOf(settings.hand).guides;
}
