import { influenceWeights, type InfluenceWeightsInput } from "@lacquer/contracts";
import { describe, expect, it } from "vitest";
import { spreadReferences } from "../../src/spread-references.ts";
import { layerStrengths } from "../../src/tile/layers.ts";

const both = { drawing: true, reference: true };
const strengths = (
  weights: InfluenceWeightsInput,
  present = both,
): ReturnType<typeof layerStrengths> => layerStrengths(influenceWeights.parse(weights), present);

describe("layerStrengths", () => {
  it("shows most of the source with the largest weight", () => {
    expect(strengths({ baseColor: 100 })).toMatchObject({ drawing: 0, reference: 0 });
    expect(strengths({ drawing: 100 })).toMatchObject({ drawing: 1, reference: 0 });
    expect(strengths({ designImage: 100 })).toMatchObject({ drawing: 0, reference: 1 });
    const more = strengths({ drawing: 20, designImage: 60, baseColor: 20 });
    const less = strengths({ drawing: 20, designImage: 20, baseColor: 60 });
    expect(more.reference).toBeGreaterThan(less.reference);
  });

  it("shows more of a drawing with a higher share, and covers fully with the share that a first stroke sets", () => {
    const opacities = [0, 10, 25, 40, 60, 100].map((drawing) => strengths({ drawing }).drawing);
    expect(opacities).toEqual([...new Set(opacities)].toSorted((a, b) => a - b));
    expect(opacities[3]).toBeGreaterThan(0.96);
    expect(opacities[2]).toBeLessThan(0.75);
  });

  it("gives absent sources no share, and scales finish and texture", () => {
    expect(
      strengths({ drawing: 50, designImage: 50 }, { drawing: false, reference: false }),
    ).toEqual({
      drawing: 0,
      reference: 0,
      finish: 1,
      texture: 1,
    });
    expect(strengths({ finish: 25, texture: 0 })).toMatchObject({ finish: 0.25, texture: 0 });
  });
});

describe("spreadReferences", () => {
  it("gives each reference its share of the nails", () => {
    const counts = (list: (number | null)[]): number[] =>
      [0, 1, 2].map((i) => list.filter((n) => n === i).length);
    expect(counts(spreadReferences(10, 2, undefined, 0))).toEqual([5, 5, 0]);
    expect(counts(spreadReferences(10, 3, [70, 30, 0], 0))).toEqual([7, 3, 0]);
    expect(spreadReferences(3, 1, [0], 0)).toEqual([null, null, null]);
    expect(spreadReferences(2, 0, undefined, 0)).toEqual([null, null]);
  });

  it("gives the nails other references from image to image", () => {
    expect(spreadReferences(5, 2, undefined, 1)).not.toEqual(spreadReferences(5, 2, undefined, 0));
  });
});
