import type { LedgerEntry } from "@lacquer/contracts";

/** The title of a line that names no design. */
export const LEDGER_TITLES: Record<LedgerEntry["kind"], string> = {
  grant: "Given",
  purchase: "Bought",
  charge: "Painting",
  refund: "Returned",
};
