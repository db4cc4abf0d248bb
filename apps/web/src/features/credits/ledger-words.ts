import type { LedgerEntry } from "@lacquer/contracts";
import { credits } from "../../ui/format.ts";

/** Returns one line of the ledger in words. */
export function ledgerWords(entry: LedgerEntry): string {
  switch (entry.kind) {
    case "grant":
      return entry.reason ?? (entry.amount < 0 ? "Guest credits ended" : "Credits from the studio");
    case "purchase":
      return "Credits bought";
    case "charge":
      return `Painting started, ${credits(Math.abs(entry.amount))}`;
    case "refund":
      return `Not painted, ${credits(entry.amount)} back`;
  }
}
