import type { InfluenceWeights } from "@lacquer/contracts";

/** Opacities 0–1 of what lies over the colour, and strengths of finish and texture. */
export interface LayerStrengths {
  drawing: number;
  reference: number;
  finish: number;
  texture: number;
}

/**
 * From weights to opacities. A reference covers by its share against the colour. A drawing's strokes grow with
 * the root of its share, so that a stroke with a third of the say is plainly seen. What is absent takes no
 * part: without drawing and references the colour is all there is.
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
