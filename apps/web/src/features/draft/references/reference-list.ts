import { REFERENCES_MAX } from "@lacquer/contracts";
import type { DraftReference } from "../../tabs/index.ts";
import { rebalance, splitWhole } from "./share-weights.ts";

const weigh = (
  references: readonly DraftReference[],
  weights: readonly number[],
): DraftReference[] =>
  references.map((reference, index) => ({ ...reference, weight: weights[index] ?? 0 }));

/** Adds a reference with an equal share of the weight. The other references keep their proportions. */
export function withReference(
  references: readonly DraftReference[],
  url: string,
): DraftReference[] {
  if (references.length >= REFERENCES_MAX) return [...references];
  const grown = [...references, { url, weight: 0 }];
  const parts = grown.map(({ weight }) => weight);
  return weigh(grown, rebalance(parts, grown.length - 1, 100 / grown.length));
}

/** Removes one reference and distributes its weight among the others. */
export function withoutReference(
  references: readonly DraftReference[],
  index: number,
): DraftReference[] {
  const left = references.toSpliced(index, 1);
  return weigh(left, splitWhole(left.map(({ weight }) => weight)));
}

/** Sets one reference's weight. The weights of all references always add up to 100. */
export function withWeight(
  references: readonly DraftReference[],
  index: number,
  weight: number,
): DraftReference[] {
  const parts = references.map((reference) => reference.weight);
  return weigh(references, rebalance(parts, index, weight));
}
