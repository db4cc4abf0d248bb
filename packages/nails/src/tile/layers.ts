import type { InfluenceWeights } from "@lacquer/contracts";

/** The opacities, 0–1, of the layers over the colour, and the strengths of finish and texture. */
export interface LayerStrengths {
  drawing: number;
  reference: number;
  finish: number;
  texture: number;
}

/**
 * Turns weights into opacities. A reference's opacity is its weight relative to the colour's weight. A drawing is
 * opaque at the weight that its first stroke is given, so that white paint looks white; at lower weights, the colour
 * shows through. Sources that are absent do not count: without drawing and references, only the colour is left.
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

/** The weight of a drawing, as a share, at which white paint looks white on any colour. */
const COVERING_SHARE = 0.4;
const COVERING = 0.97;

/**
 * The opacity rises linearly until paint covers the colour. Above that weight, the opacity rises slowly but always a
 * little.
 */
function opacityOf(share: number): number {
  if (share <= COVERING_SHARE) return (COVERING * share) / COVERING_SHARE;
  return COVERING + ((1 - COVERING) * (share - COVERING_SHARE)) / (1 - COVERING_SHARE);
}
