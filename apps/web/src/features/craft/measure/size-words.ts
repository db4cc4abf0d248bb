import type { TipLine } from "@lacquer/craft";

/** Returns "Tip 4, or 3", or says that the chart has no such size. */
export function sizeWords(tip: TipLine | undefined): string {
  if (!tip) return "";
  if (!tip.isInChart) return "No tip on the chart fits";
  return [`Tip ${tip.size}`, ...tip.orSizes.map((size) => `or ${size}`)].join(", ");
}
