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
 * Returns a function that gives the box around all nails on a finished picture. The function returns null if an image
 * service placed the nails, because their positions are then unknown.
 */
export function nailsOn(design: ExportedDesign): (picture: Size) => Box | null {
  const { settings, prompt } = design;
  return (picture) => nailsBox({ nails: shownNails(design, picture), settings, prompt }, picture);
}

/** Returns a function that gives the box of each single nail; an empty list if the positions are unknown. */
export function nailBoxesOn(design: ExportedDesign): (picture: Size) => Box[] {
  const { settings, prompt } = design;
  return (picture) =>
    shownNails(design, picture).flatMap(
      (nail) => nailsBox({ nails: [nail], settings, prompt }, picture) ?? [],
    );
}

/** Returns the positions of the nails on a picture; an empty list if they are unknown. */
function shownNails(design: ExportedDesign, picture: Size): readonly NailGuide[] {
  const { hasPhoto, isPainted, settings, nails } = design;
  if (hasPhoto && nails.length > 0) return nails;
  if (!isPainted) return [];
  return hasPhoto ? displayGuides(picture) : handOf(settings.hand).guides;
}
