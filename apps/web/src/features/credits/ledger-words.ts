import type { LedgerEntry } from "@lacquer/contracts";
import { credits } from "../jobs/index.ts";

/** What one line of the ledger was, in words. */
export function ledgerWords(entry: LedgerEntry): string {
  switch (entry.kind) {
    case "grant":
      return entry.amount < 0 ? "Guest credits ended" : "Credits from the studio";
    case "purchase":
      return "Credits bought";
    case "charge":
      return `Painting started, ${credits(Math.abs(entry.amount))}`;
    case "refund":
      return `Not painted, ${credits(entry.amount)} back`;
  }
}

/** +6, −2: with a real minus, so that the figures line up. */
export function signed(amount: number): string {
  return amount < 0 ? `−${Math.abs(amount)}` : `+${amount}`;
}

/** "14:05" today, otherwise "Nov 22, 14:05". */
export function shortTime(iso: string, now: Date = new Date()): string {
  const time = new Date(iso);
  const clock = time.toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit" });
  if (time.toDateString() === now.toDateString()) return clock;
  return `${time.toLocaleDateString(undefined, { month: "short", day: "numeric" })}, ${clock}`;
}
