import type { LedgerEntry } from "@lacquer/contracts";
import { t } from "@lingui/core/macro";

/** The titles of lines that do not belong to a design. */
export const ledgerTitles = (): Record<LedgerEntry["kind"], string> => ({
  grant: t({ message: "Given", comment: "Credits" }),
  purchase: t({ message: "Bought", comment: "Credits" }),
  charge: t`Painting`,
  refund: t({ message: "Returned", comment: "Credits" }),
});
