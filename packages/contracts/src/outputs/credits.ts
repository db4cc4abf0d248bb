import { z } from "zod";
import { LEDGER_KINDS } from "../vocabulary.ts";
import { time } from "../time.ts";
import { nextCursor } from "./next-cursor.ts";

/** Credits: available = balance − held. */
export const creditSummaryOutput = z
  .object({
    balance: z.int(),
    held: z.int().describe("The price of waiting jobs that are not charged yet."),
    available: z.int().describe("What can be spent: balance − held."),
    withheld: z
      .int()
      .optional()
      .describe(
        "Starter credits that were not granted because the ceiling for free credits was reached.",
      ),
    month: z
      .object({ cap: z.int(), spent: z.int() })
      .optional()
      .describe("The limit for this month (UTC), where there is one."),
  })
  .meta({ id: "CreditSummary", description: "The state of the credits." });
export type CreditSummary = z.output<typeof creditSummaryOutput>;

export const ledgerEntryOutput = z
  .object({
    id: z.int(),
    jobId: z.uuid().nullable(),
    kind: z.enum(LEDGER_KINDS),
    amount: z.int().describe("Signed: a charge is negative."),
    reason: z
      .string()
      .nullable()
      .describe("The reason in words, if a person or a rule gave or took credits."),
    createdAt: time,
  })
  .meta({ id: "LedgerEntry", description: "One movement of credits." });
export type LedgerEntry = z.output<typeof ledgerEntryOutput>;

export const ledgerPageOutput = z
  .object({ entries: z.array(ledgerEntryOutput), nextCursor })
  .meta({ id: "LedgerPage", description: "A page of the ledger." });
export type LedgerPage = z.output<typeof ledgerPageOutput>;
