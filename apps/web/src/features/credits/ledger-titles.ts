import type { LedgerEntry } from "@lacquer/contracts";

/** The titles of lines that do not belong to a design. */
export const LEDGER_TITLES: Record<LedgerEntry["kind"], string> = {
  grant: "Given",
  purchase: "Bought",
  charge: "Painting",
  refund: "Returned",
};
