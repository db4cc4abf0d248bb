import { t } from "@lingui/core/macro";
import { type Nearness, nearnessOf } from "@lacquer/craft";

/** Says how near a bottle's colour is to the wanted one, from their difference in ΔE2000. */
export const nearnessWords = (difference: number): string => words()[nearnessOf(difference)];

const words = (): Record<Nearness, string> => ({
  same: t`the same colour`,
  almost: t({ message: "almost the same", comment: "A bottle's colour." }),
  close: t({
    message: "close",
    context: "colour",
    comment: "A bottle's colour is close to the wanted one.",
  }),
  similar: t({ message: "similar", context: "colour", comment: "A bottle's colour." }),
  other: t`another colour`,
});
