import type { InfluenceWeights } from "@lacquer/contracts";

/** The opacities, 0–1, of what lies over the colour, and the strengths of finish and texture. */
export interface LayerStrengths {
  drawing: number;
  reference: number;
  finish: number;
  texture: number;
}

/**
 * Turns weights into opacities. A reference covers by its share against the colour. A drawing's opacity grows fast:
 * with a third, which is what a first stroke is given, white paint is white on any colour, and above it ever less is
 * left to gain. Absent sources take no part: without drawing and references, only the colour is left.
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

/** 0 at none, .83 at a fifth, .94 at 30 and 1 at all; multiplied out, because powers differ between engines. */
function opacityOf(share: number): number {
  const left = (1 - share) * (1 - share);
  const less = left * left;
  return 1 - less * less;
}
