import type { InfluenceWeights } from "@lacquer/contracts";

/** The opacities, 0–1, of the layers over the colour, and the strengths of finish and texture. */
export interface LayerStrengths {
  drawing: number;
  reference: number;
  finish: number;
  texture: number;
}

/**
 * Turns weights into opacities. A reference covers by its share against the colour. A drawing covers with the share that
 * its first stroke is given, so that white paint is white, and lets the colour through with less. Absent sources take no
 * part: without drawing and references, only the colour is left.
 */
export function layerStrengths(
  weights: InfluenceWeights,
  present: { drawing: boolean; reference: boolean },
): LayerStrengths {
  const { designImage, baseColor } = weights;
  const against = designImage + baseColor;
  return {
    drawing: present.drawing ? opacityOf(weights.drawing / 100) : 0,
    reference: present.reference && designImage > 0 ? designImage / against : 0,
    finish: weights.finish / 100,
    texture: weights.texture / 100,
  };
}

/** The share of a drawing at which white paint looks white on any colour. */
const COVERING_SHARE = 0.4;
const COVERING = 0.97;

/** Rises evenly until paint covers; above that it rises slowly, but always a little. */
function opacityOf(share: number): number {
  if (share <= COVERING_SHARE) return (COVERING * share) / COVERING_SHARE;
  return COVERING + ((1 - COVERING) * (share - COVERING_SHARE)) / (1 - COVERING_SHARE);
}
