import { t } from "@lingui/core/macro";
import type { TipLine } from "@lacquer/craft";

/** Returns "Tip 4, or 3", or says that the chart has no such size. */
export function sizeWords(tip: TipLine | undefined): string {
  if (!tip) return "";
  if (!tip.isInChart) return t`No tip on the chart fits`;
  const { size } = tip;
  const others = tip.orSizes.map((other) => orSize(other));
  return [t`Tip ${size}`, ...others].join(", ");
}

const orSize = (size: string): string =>
  t({ message: `or ${size}`, comment: "Another size of tip that may fit." });
