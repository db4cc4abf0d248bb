import type { InfluenceWeights } from "@lacquer/contracts";

/** The opacities, 0–1, of what lies over the colour, and the strengths of finish and texture. */
export interface LayerStrengths {
  drawing: number;
  reference: number;
  finish: number;
  texture: number;
}

/**
 * Turns weights into opacities. A reference covers by its share against the colour. A drawing's opacity grows with
 * the root of its share, so that a third is already plainly visible. Absent sources take no part: without drawing and
 * references, only the colour is left.
 */
export function layerStrengths(
  weights: InfluenceWeights,
  present: { drawing: boolean; reference: boolean },
): LayerStrengths {
  const { designImage, baseColor } = weights;
  const against = designImage + baseColor;
  return {
    drawing: present.drawing ? Math.sqrt(weights.drawing / 100) : 0,
    reference: present.reference && designImage > 0 ? designImage / against : 0,
    finish: weights.finish / 100,
    texture: weights.texture / 100,
  };
}
